-- Keys of a hub that begin or end as the one asked for, those of about its length first.
select
    airport_code
from raw_vault.hub_airport
where
    load_id > 0
    and (
        upper(trim(airport_code, ' ')) like 'VI%'
        or upper(trim(airport_code, ' ')) like '%IE'
    )
order by
    abs(length(airport_code) - 3),
    airport_code
limit 200;

-- Keys of a hub that begin or end as the one asked for, those of about its length first.
select
    carrier,
    flight_no
from raw_vault.hub_flight
where
    load_id > 0
    and load_date <= timestamp '2024-01-31 12:00:00'
    and (
        upper(trim(carrier, ' ')) like 'VI%'
        or upper(trim(carrier, ' ')) like '%IE'
    )
order by
    abs(length(carrier) - 3),
    carrier,
    flight_no
limit 200;

-- Keys of a hub that begin or end as the one asked for, those of about its length first.
select
    passenger_no
from raw_vault.hub_passenger
where
    load_id > 0
    and (
        upper(trim(passenger_no, ' ')) like 'VI%'
        or upper(trim(passenger_no, ' ')) like '%IE'
    )
order by
    abs(length(passenger_no) - 3),
    passenger_no
limit 200;
