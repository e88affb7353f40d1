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
values ('pit_ticket', 0, -1, '280a289c07b305afd101a7e4da67647bca443ba0521cf45cc3385f31426f5974');

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
values ('pit_flight', 0, -1, '3fd45c8df2361859d39c68823fe54e88463791af0a36f29daec0932f0521529a');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk binary not null,
    snapshot_date timestamp_ntz not null,
    sat_passenger_desk_hk binary not null,
    sat_passenger_desk_applied_date timestamp_ntz not null,
    sat_passenger_desk_load_date timestamp_ntz not null,
    sat_passenger_desk_sequence bigint
);

delete from audit.build
where entity = 'pit_passenger';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, '51fbb6af59a41cd697376beea3ce1e1a60700aaa45747a4250ae64e1f388aa87');
