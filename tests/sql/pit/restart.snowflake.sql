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
values ('pit_ticket', 0, -1, '690a443c917677025ba8c8ce6376b07fd11000ef9c42f27202c635de087a48f9');

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
values ('pit_flight', 0, -1, '6dc561b4054ab7db2b796e19646ce0e13ec618ca60c8a1892ad4202a115881da');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk binary(16) not null,
    snapshot_date timestamp_ntz(6) not null,
    sat_passenger_desk_hk binary(16) not null,
    sat_passenger_desk_applied_date timestamp_ntz(6) not null,
    sat_passenger_desk_load_date timestamp_ntz(6) not null,
    sat_passenger_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, '23942f8e6f29f174f714bbcbdd45e98b2a16c1c435d7f04b15e0bc3f3ce64276');
