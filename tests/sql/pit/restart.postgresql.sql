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
values ('pit_ticket', 0, -1, '9165733c2b2ec9467b3d103b3f20ee4ad1c27417bf8b7cebe66e46bc349e8dc1');

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
values ('pit_flight', 0, -1, 'f92e2a6f39ae7dea417ebc42c7b4e8ec97119c20f9edce22ac580f0d67757fc7');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk uuid not null,
    snapshot_date timestamp not null,
    sat_passenger_desk_hk uuid not null,
    sat_passenger_desk_applied_date timestamp not null,
    sat_passenger_desk_load_date timestamp not null,
    sat_passenger_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, 'f5174cd0f75c12de2d55d549c15327729763d590266dd034a3d3edfc6a821f42');
