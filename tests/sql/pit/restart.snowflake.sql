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
values ('pit_ticket', 0, -1, '76c131bf0ec67a35d6c5be32d81fae3b7fe341a5f41352fcd68582ddac0b6501');

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
values ('pit_flight', 0, -1, '2607b3014c9b978032b978650c6766cc55420e535ec0c50d72c6deae5ef8138e');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk binary(16) not null,
    snapshot_date timestamp_ntz(6) not null
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, 'b4b4951f959c6bbd725b189e00d767c8f44d6ce20c32785f81faf4aa7c5a3741');
