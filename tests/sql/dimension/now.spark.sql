-- One row a key with the values that are true now; the unknown and error members included.
drop table if exists business_vault.dim_flight;

create table business_vault.dim_flight using parquet as
select
    hub.flight_hk,
    hub.carrier,
    hub.flight_no,
    flight_plans.departs_at as departs_at
from raw_vault.hub_flight as hub
left join business_vault.sat_flight_plans_current as flight_plans
    on hub.flight_hk = flight_plans.flight_hk;

-- One row a key with the values that are true now; the unknown and error members included.
drop table if exists business_vault.dim_passenger;

create table business_vault.dim_passenger using parquet as
select
    hub.passenger_hk,
    hub.passenger_no
from raw_vault.hub_passenger as hub;
