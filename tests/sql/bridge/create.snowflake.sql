-- For each snapshot: the ways from hub to hub over relations that were in effect then.
create table if not exists business_vault.bridge_journey (
    snapshot_date timestamp_ntz(6) not null,
    passenger_hk binary(16) not null,
    ticket_hk binary(16) not null,
    flight_hk binary(16) not null,
    seat varchar,
    route_hk binary(16) not null,
    arrival_hk binary(16) not null
);
