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
values ('pit_ticket', 0, -1, 'de73bea54fa2540e91910997ef43fdf8 e3b0c44298fc1c149afbf4c8996fb924');

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
values ('pit_flight', 0, -1, 'a1e550bb6e43479f1605f967732e7bae e3b0c44298fc1c149afbf4c8996fb924');

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
values ('pit_crew', 0, -1, '50bdac29b6d37b9befe8fc25e0a68964 e3b0c44298fc1c149afbf4c8996fb924');
