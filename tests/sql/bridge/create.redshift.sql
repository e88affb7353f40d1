-- For each snapshot: the ways from hub to hub over relations that were in effect then.
create table if not exists business_vault.bridge_journey (
    snapshot_date timestamp not null,
    passenger_hk varchar(32) not null,
    ticket_hk varchar(32) not null,
    flight_hk varchar(32) not null,
    seat varchar(65535),
    route_hk varchar(32) not null,
    arrival_hk varchar(32) not null
);
