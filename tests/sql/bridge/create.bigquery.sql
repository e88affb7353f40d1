-- For each snapshot: the ways from hub to hub over relations that were in effect then.
create table if not exists business_vault.bridge_journey (
    snapshot_date datetime not null,
    passenger_hk bytes(16) not null,
    ticket_hk bytes(16) not null,
    flight_hk bytes(16) not null,
    seat string,
    route_hk bytes(16) not null,
    arrival_hk bytes(16) not null
);
