-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists business_vault.pit_ticket cascade;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk uuid not null,
    snapshot_date timestamp not null,
    sat_ticket_desk_hk uuid not null,
    sat_ticket_desk_applied_date timestamp not null,
    sat_ticket_desk_load_date timestamp not null,
    sat_ticket_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, '0d5b5975f08dad4809219081d14c98d6 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists business_vault.pit_flight cascade;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk uuid not null,
    snapshot_date timestamp not null,
    sat_flight_plans_hk uuid not null,
    sat_flight_plans_applied_date timestamp not null,
    sat_flight_plans_load_date timestamp not null
);

delete from audit.build
where entity = 'pit_flight';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, 'f92e2a6f39ae7dea417ebc42c7b4e8ec e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists business_vault.pit_crew cascade;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk uuid not null,
    snapshot_date timestamp not null,
    sat_crew_rank_hk uuid not null,
    sat_crew_rank_applied_date timestamp not null,
    sat_crew_rank_load_date timestamp not null,
    sat_crew_rank_sequence bigint,
    sat_crew_languages_hk uuid not null,
    sat_crew_languages_applied_date timestamp not null,
    sat_crew_languages_load_date timestamp not null
);

delete from audit.build
where entity = 'pit_crew';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_crew', 0, -1, '4a95fb3bda073d9ce4538dc13faad19c e3b0c44298fc1c149afbf4c8996fb924');
