-- As everywhere; and what finds the rows of a snapshot, in a few pages.
-- For each snapshot: the ways from hub to hub over relations that were in effect then.
create table if not exists business_vault.bridge_journey (
    snapshot_date timestamp not null,
    passenger_hk uuid not null,
    ticket_hk uuid not null,
    flight_hk uuid not null,
    seat text,
    route_hk uuid not null,
    arrival_hk uuid not null
);

create index on business_vault.bridge_journey using brin (snapshot_date);
