-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk binary not null,
    snapshot_date timestamp not null,
    sat_ticket_desk_hk binary not null,
    sat_ticket_desk_applied_date timestamp not null,
    sat_ticket_desk_load_date timestamp not null,
    sat_ticket_desk_sequence bigint
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, '0ed49d786efed8a90d2dfa18ebc821c4 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk binary not null,
    snapshot_date timestamp not null,
    sat_flight_plans_hk binary not null,
    sat_flight_plans_applied_date timestamp not null,
    sat_flight_plans_load_date timestamp not null
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, '17c51b261adb85f3cfa5d3d17383f468 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_crew;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk binary not null,
    snapshot_date timestamp not null,
    sat_crew_rank_hk binary not null,
    sat_crew_rank_applied_date timestamp not null,
    sat_crew_rank_load_date timestamp not null,
    sat_crew_rank_sequence bigint,
    sat_crew_languages_hk binary not null,
    sat_crew_languages_applied_date timestamp not null,
    sat_crew_languages_load_date timestamp not null
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_crew', 0, -1, 'a06d849c5448213d9c65f8a916973d6a e3b0c44298fc1c149afbf4c8996fb924');
