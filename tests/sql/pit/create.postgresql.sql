-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk uuid not null,
    snapshot_date timestamp not null,
    sat_ticket_desk_hk uuid not null,
    sat_ticket_desk_applied_date timestamp not null,
    sat_ticket_desk_load_date timestamp not null,
    sat_ticket_desk_sequence bigint
);

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk uuid not null,
    snapshot_date timestamp not null,
    sat_flight_plans_hk uuid not null,
    sat_flight_plans_applied_date timestamp not null,
    sat_flight_plans_load_date timestamp not null
);

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk uuid not null,
    snapshot_date timestamp not null,
    sat_passenger_desk_hk uuid not null,
    sat_passenger_desk_applied_date timestamp not null,
    sat_passenger_desk_load_date timestamp not null,
    sat_passenger_desk_sequence bigint
);
