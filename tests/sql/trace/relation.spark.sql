-- The relations of a link in which a key stands, in whichever role, as known at a moment: the
-- newest, and how many there are.
with related as (
    select
        route_hk,
        flight_hk,
        origin_hk,
        destination_hk,
        load_date,
        record_source,
        load_id
    from raw_vault.link_route
    where
        origin_hk = unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
    union all
    select
        route_hk,
        flight_hk,
        origin_hk,
        destination_hk,
        load_date,
        record_source,
        load_id
    from raw_vault.link_route
    where
        destination_hk = unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
        and origin_hk <> unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
)

select
    *,
    count(*) over () as total
from related
order by load_date desc, route_hk asc;

-- The relations of a link in which a key stands, in whichever role, as known at a moment: the
-- newest, and how many there are.
with related as (
    select
        ticket_hk,
        flight_hk,
        passenger_hk,
        seat,
        load_date,
        record_source,
        load_id
    from raw_vault.link_ticket
    where
        passenger_hk = unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
        and load_date <= timestamp '2024-01-31 12:00:00'
)

select
    *,
    count(*) over () as total
from related
order by load_date desc, ticket_hk asc
limit 100;

-- The relations of a link in which a key stands, in whichever role, as known at a moment: the
-- newest, and how many there are.
with related as (
    select
        crew_base_hk,
        crew_hk,
        airport_hk,
        load_date,
        record_source,
        load_id
    from raw_vault.link_crew_base
    where
        airport_hk = unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
)

select
    *,
    count(*) over () as total
from related
order by load_date desc, crew_base_hk asc;
