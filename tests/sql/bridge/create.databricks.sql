-- For each snapshot: the ways from hub to hub over relations that were in effect then.
create table if not exists business_vault.bridge_journey (
    snapshot_date timestamp_ntz not null,
    passenger_hk binary not null,
    ticket_hk binary not null,
    flight_hk binary not null,
    seat string,
    route_hk binary not null,
    arrival_hk binary not null
);
