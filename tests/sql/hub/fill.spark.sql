insert into raw_vault.hub_passenger (
    passenger_hk,
    passenger_no,
    load_date,
    record_source,
    load_id
)
select
    staged.passenger_hk,
    staged.passenger_no,
    staged.load_date,
    'bank.payments',
    staged.load_id
from stage_bank_payments as staged;

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

insert into raw_vault.hub_airport (
    airport_hk,
    airport_code,
    load_date,
    record_source,
    load_id
)
select
    staged.airport_hk,
    staged.origin,
    staged.load_date,
    'plans.flights',
    staged.load_id
from stage_plans_flights as staged;
