-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_ticket_desk_hk bytes(16) not null,
    sat_ticket_desk_applied_date datetime not null,
    sat_ticket_desk_load_date datetime not null,
    sat_ticket_desk_sequence int64
);

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, 'd38a36eeecec0e74cf03259bcc2f171a e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_flight_plans_hk bytes(16) not null,
    sat_flight_plans_applied_date datetime not null,
    sat_flight_plans_load_date datetime not null
);

delete from audit.build
where entity = 'pit_flight';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, '3d8bc298dce6676d88ea498cf090d7ba e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_crew;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_crew_rank_hk bytes(16) not null,
    sat_crew_rank_applied_date datetime not null,
    sat_crew_rank_load_date datetime not null,
    sat_crew_rank_sequence int64,
    sat_crew_languages_hk bytes(16) not null,
    sat_crew_languages_applied_date datetime not null,
    sat_crew_languages_load_date datetime not null
);

delete from audit.build
where entity = 'pit_crew';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_crew', 0, -1, '223fb8cbde5ea9cece32970077a7a79a e3b0c44298fc1c149afbf4c8996fb924');
