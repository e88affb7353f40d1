-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

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
values ('pit_ticket', 0, -1, '98d6aea5cb2fb0f4c8378d9c69f3e4f2 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

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
values ('pit_flight', 0, -1, '9d89d23ce114e18f050b27d86d069eee e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_crew;

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
values ('pit_crew', 0, -1, 'b7e2d6d96e237ddb1fc1cf124ba2f92d e3b0c44298fc1c149afbf4c8996fb924');
