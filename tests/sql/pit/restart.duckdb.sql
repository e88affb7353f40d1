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
values ('pit_ticket', 0, -1, 'dbf974f30ec966ec9ee1065dd94be115ca3350b862b260c13b591b38fcd642d0');

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
values ('pit_flight', 0, -1, 'd8fa7941e6fe12c08431750fe9935d456c6cdfb033570a3be6019cd4a9aaada9');

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
values ('pit_passenger', 0, -1, '5f510443a973536afd4d8259885db2346dd2229a96533069fdb651da80b2633e');
