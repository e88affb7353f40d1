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
values ('pit_ticket', 0, -1, '05e16666e94db707d7c6de4debe7d87bc263fa075db52d929ca3729b18fa9921');

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
values ('pit_flight', 0, -1, '2ed978c93989104649a61361c6ce6ecb5e80867867455ec039bc3bd9b6463757');

-- The definition is new or another: the table starts empty.
drop table if exists business_vault.pit_passenger;

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk binary not null,
    snapshot_date timestamp not null
)
using parquet;

insert into audit.build_event (entity, run_id, load_id, digest)
values ('pit_passenger', 0, -1, '22d9e0718f11ff5f029db4f8b941bb1cf4a492f6e7499636701e8fe6598c414a');
