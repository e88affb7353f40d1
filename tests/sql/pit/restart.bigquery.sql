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
values ('pit_ticket', 0, -1, 'd6b6ddb9a9d992ff77c3e1c87b03c81d81279b8f2f17f74092a755e91da8c0fb');

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
values ('pit_flight', 0, -1, 'ee1f6029b6dcf96ad4d00fd22fef5c26dddfd10693a75edb05234d100b48c620');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk bytes(16) not null,
    snapshot_date datetime not null
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, '3ab675cc9ec465bf631b95518f16a7c0e3f2ace5a9d4e6a1fab3f5864e2d98c7');
