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
values ('pit_ticket', 0, -1, '154cc6d20e762559081e6fd9782c1a3f2bb24ce983707af41ea16e2f31a3fcb5');

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
values ('pit_flight', 0, -1, '43463003f0076ff1f2852fcdde3c6692136728ed9fc0d03460d890d00a92b2df');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk binary not null,
    snapshot_date timestamp_ntz not null
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, 'f13635586e54eae1910b2d9b3d71ecf5acab2c82fcc92e2eb67694c0b3bf0ebe');
