-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_ticket_desk_hk bytes(16) not null,
    sat_ticket_desk_applied_date datetime not null,
    sat_ticket_desk_load_date datetime not null,
    sat_ticket_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, 'c545f253a2b982dc9d1a0f0df149d738040955a2870aba38d05c60353ba87946');

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
values ('pit_flight', 0, -1, '87850d618de962fb6510603d0ebd2ca7b923c1d34128fc63fad33e83ecb0ab75');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_passenger_desk_hk bytes(16) not null,
    sat_passenger_desk_applied_date datetime not null,
    sat_passenger_desk_load_date datetime not null,
    sat_passenger_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, 'efe8deb2bb6907e8d083143ceb7089e850e8e2ea91c2470b5b8eff8a4dbd77f6');
