-- Stores all staged rows: each was judged to bring a new key of its own.
insert into raw_vault.hub_flight (
    flight_hk,
    carrier,
    flight_no,
    load_date,
    record_source,
    load_id
)
select
    staged.flight_hk,
    staged.carrier,
    staged.flight_no,
    staged.load_date,
    'plans.flights',
    staged.load_id
from stage_plans_flights as staged;

-- Stores all staged rows: each was judged to bring a new key of its own.
insert into raw_vault.hub_airport (
    airport_hk,
    collision_code,
    airport_code,
    load_date,
    record_source,
    load_id
)
select
    staged.airport_hk,
    staged.airport_key_code,
    staged.origin,
    staged.load_date,
    'plans.flights',
    staged.load_id
from stage_plans_flights as staged;

-- Stores all staged rows: each was judged to bring a new key of its own.
insert into raw_vault.hub_airport (
    airport_hk,
    collision_code,
    airport_code,
    load_date,
    record_source,
    load_id
)
select
    staged.destination_hk,
    staged.airport_key_code,
    staged.destination,
    staged.load_date,
    'plans.flights',
    staged.load_id
from stage_plans_flights as staged;
