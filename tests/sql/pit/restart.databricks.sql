-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk binary not null,
    snapshot_date timestamp_ntz not null,
    sat_ticket_desk_hk binary not null,
    sat_ticket_desk_applied_date timestamp_ntz not null,
    sat_ticket_desk_load_date timestamp_ntz not null,
    sat_ticket_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, '057b2cc5ba3795eddc14de791a6d73c0 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk binary not null,
    snapshot_date timestamp_ntz not null,
    sat_flight_plans_hk binary not null,
    sat_flight_plans_applied_date timestamp_ntz not null,
    sat_flight_plans_load_date timestamp_ntz not null
);

delete from audit.build
where entity = 'pit_flight';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, '6d2b1b496cd8bd9152b442c658b4424f e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_crew;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk binary not null,
    snapshot_date timestamp_ntz not null,
    sat_crew_rank_hk binary not null,
    sat_crew_rank_applied_date timestamp_ntz not null,
    sat_crew_rank_load_date timestamp_ntz not null,
    sat_crew_rank_sequence bigint,
    sat_crew_languages_hk binary not null,
    sat_crew_languages_applied_date timestamp_ntz not null,
    sat_crew_languages_load_date timestamp_ntz not null
);

delete from audit.build
where entity = 'pit_crew';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_crew', 0, -1, '45a909fef4e9d1e832a64b08b4dfe75e e3b0c44298fc1c149afbf4c8996fb924');
