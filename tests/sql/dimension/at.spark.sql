-- One row a key and snapshot with the values that were true then, found by equi-joins alone.
create or replace view business_vault.dim_flight_at as
select
    pit.flight_hk,
    pit.snapshot_date,
    hub.carrier,
    hub.flight_no,
    flight_plans.departs_at as departs_at
from business_vault.pit_flight as pit
inner join raw_vault.hub_flight as hub on pit.flight_hk = hub.flight_hk
inner join raw_vault.sat_flight_plans as flight_plans
    on
        pit.sat_flight_plans_hk = flight_plans.flight_hk
        and pit.sat_flight_plans_applied_date = flight_plans.applied_date
        and pit.sat_flight_plans_load_date = flight_plans.load_date;

-- One row a key and snapshot with the values that were true then, found by equi-joins alone.
create or replace view business_vault.dim_passenger_at as
select
    pit.passenger_hk,
    pit.snapshot_date,
    hub.passenger_no
from business_vault.pit_passenger as pit
inner join raw_vault.hub_passenger as hub on pit.passenger_hk = hub.passenger_hk;
