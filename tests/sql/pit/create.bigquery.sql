-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_ticket_desk_hk bytes(16) not null,
    sat_ticket_desk_applied_date datetime not null,
    sat_ticket_desk_load_date datetime not null,
    sat_ticket_desk_sequence bigint
);

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_flight_plans_hk bytes(16) not null,
    sat_flight_plans_applied_date datetime not null,
    sat_flight_plans_load_date datetime not null
);

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_passenger (
    passenger_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_passenger_desk_hk bytes(16) not null,
    sat_passenger_desk_applied_date datetime not null,
    sat_passenger_desk_load_date datetime not null,
    sat_passenger_desk_sequence bigint
);
