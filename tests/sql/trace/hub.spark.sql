-- The rows of a hub that have some hash keys, as known at a moment.
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
        unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f'),
        unhex('f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0')
    );

-- The rows of a hub that have some hash keys, as known at a moment.
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
        unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f'),
        unhex('f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0')
    )
    and load_date <= timestamp '2024-01-31 12:00:00';

-- The rows of a hub that have some hash keys, as known at a moment.
select
    passenger_hk,
    passenger_no,
    load_date,
    record_source,
    load_id
from raw_vault.hub_passenger
where
    passenger_hk in (
        unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f'),
        unhex('f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0')
    );
