-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk binary(16) not null,
    snapshot_date timestamp_ntz(6) not null,
    sat_ticket_desk_hk binary(16) not null,
    sat_ticket_desk_applied_date timestamp_ntz(6) not null,
    sat_ticket_desk_load_date timestamp_ntz(6) not null,
    sat_ticket_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, '34ba03a92430c1e7a98c4a82807c90f7 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk binary(16) not null,
    snapshot_date timestamp_ntz(6) not null,
    sat_flight_plans_hk binary(16) not null,
    sat_flight_plans_applied_date timestamp_ntz(6) not null,
    sat_flight_plans_load_date timestamp_ntz(6) not null
);

delete from audit.build
where entity = 'pit_flight';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, '9ee24efd295ae15db71338de749c0a9a e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_crew;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk binary(16) not null,
    snapshot_date timestamp_ntz(6) not null,
    sat_crew_rank_hk binary(16) not null,
    sat_crew_rank_applied_date timestamp_ntz(6) not null,
    sat_crew_rank_load_date timestamp_ntz(6) not null,
    sat_crew_rank_sequence bigint,
    sat_crew_languages_hk binary(16) not null,
    sat_crew_languages_applied_date timestamp_ntz(6) not null,
    sat_crew_languages_load_date timestamp_ntz(6) not null
);

delete from audit.build
where entity = 'pit_crew';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_crew', 0, -1, '31d677b1b04eeed865484ef84d95849d e3b0c44298fc1c149afbf4c8996fb924');
