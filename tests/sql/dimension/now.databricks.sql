-- One row a key with the values that are true now; the unknown and error members included.
create or replace table business_vault.dim_flight as
select
    hub.flight_hk,
    hub.carrier,
    hub.flight_no,
    flight_plans.departs_at as departs_at
from raw_vault.hub_flight as hub
left join business_vault.sat_flight_plans_current as flight_plans
    on hub.flight_hk = flight_plans.flight_hk;

-- One row a key with the values that are true now; the unknown and error members included.
create or replace table business_vault.dim_passenger as
select
    hub.passenger_hk,
    coalesce(by_same_passenger.master_hk, hub.passenger_hk) as master_passenger_hk,
    hub.passenger_no,
    passenger_desk.seat as seat
from raw_vault.hub_passenger as hub
left join business_vault.link_same_passenger_masters as by_same_passenger
    on hub.passenger_hk = by_same_passenger.duplicate_hk
left join business_vault.sat_passenger_desk_current as passenger_desk
    on coalesce(by_same_passenger.master_hk, hub.passenger_hk) = passenger_desk.passenger_hk;

-- One row a key with the values that are true now; the unknown and error members included.
create or replace table business_vault.dim_airport as
select
    hub.airport_hk,
    by_airport_region.parent_airport_hk,
    by_airport_region.level,
    by_airport_region.path,
    by_airport_region.is_leaf,
    hub.collision_code,
    hub.airport_code
from raw_vault.hub_airport as hub
left join business_vault.link_airport_region_tree as by_airport_region
    on hub.airport_hk = by_airport_region.airport_hk;
