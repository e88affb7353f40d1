-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_ticket;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk binary not null,
    snapshot_date timestamp not null,
    sat_ticket_desk_hk binary not null,
    sat_ticket_desk_applied_date timestamp not null,
    sat_ticket_desk_load_date timestamp not null,
    sat_ticket_desk_sequence bigint
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, 'b41ce16fcafa3bdd215020f64ed775f3289ce06f6e8ade8fbef367d6e76743ac');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_flight;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk binary not null,
    snapshot_date timestamp not null,
    sat_flight_plans_hk binary not null,
    sat_flight_plans_applied_date timestamp not null,
    sat_flight_plans_load_date timestamp not null
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, '5389c2dd5774fcf2d9b05a4c7b79af2fe1be59c1249b50225133378b8aff5f31');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk binary not null,
    snapshot_date timestamp not null,
    sat_passenger_desk_hk binary not null,
    sat_passenger_desk_applied_date timestamp not null,
    sat_passenger_desk_load_date timestamp not null,
    sat_passenger_desk_sequence bigint
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, 'c1257eb4a64b0218aad1a06f9d843eac35fc6e35d52fbc4217935d9080fc00b2');
