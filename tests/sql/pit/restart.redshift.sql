-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk varchar(32) not null,
    snapshot_date timestamp not null,
    sat_ticket_desk_hk varchar(32) not null,
    sat_ticket_desk_applied_date timestamp not null,
    sat_ticket_desk_load_date timestamp not null,
    sat_ticket_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, '8faa53c34694920ca9e98ae4b6edf611a49687dd3dfd781778576a32e8cd138b');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk varchar(32) not null,
    snapshot_date timestamp not null,
    sat_flight_plans_hk varchar(32) not null,
    sat_flight_plans_applied_date timestamp not null,
    sat_flight_plans_load_date timestamp not null
);

delete from audit.build
where entity = 'pit_flight';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, 'ede6ca0667d699b3c8e4076285838d5410a9e256236b1b6182407135bfb12f6d');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk varchar(32) not null,
    snapshot_date timestamp not null,
    sat_passenger_desk_hk varchar(32) not null,
    sat_passenger_desk_applied_date timestamp not null,
    sat_passenger_desk_load_date timestamp not null,
    sat_passenger_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, '201a579268550b4fe45b1cfd1a17c6b15745078b10a56852aba836fb63100c90');
