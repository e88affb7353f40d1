-- The rows of a hub that have some hash keys, as known at a moment. Keys that are joined let DuckDB
-- read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
select
    airport_hk,
    collision_code,
    airport_code,
    load_date,
    record_source,
    load_id
from raw_vault.hub_airport
where
    airport_hk in (
        select unnest([
            cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid),
            cast('f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0' as uuid)
        ])
    );

-- The rows of a hub that have some hash keys, as known at a moment. Keys that are joined let DuckDB
-- read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
select
    flight_hk,
    carrier,
    flight_no,
    load_date,
    record_source,
    load_id
from raw_vault.hub_flight
where
    flight_hk in (
        select unnest([
            cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid),
            cast('f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0' as uuid)
        ])
    )
    and load_date <= timestamp '2024-01-31 12:00:00';

-- The rows of a hub that have some hash keys, as known at a moment. Keys that are joined let DuckDB
-- read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
select
    passenger_hk,
    passenger_no,
    load_date,
    record_source,
    load_id
from raw_vault.hub_passenger
where
    passenger_hk in (
        select unnest([
            cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid),
            cast('f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0' as uuid)
        ])
    );
