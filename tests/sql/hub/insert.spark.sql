-- Stores the rows that were judged to bring a new key, as they were delivered.
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
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

-- Stores the rows that were judged to bring a new key, as they were delivered.
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
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

-- Stores the rows that were judged to bring a new key, as they were delivered.
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
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
