-- One row a key and snapshot with the values that were true then, found by equi-joins alone.
drop view if exists business_vault.dim_flight_at cascade;

create view business_vault.dim_flight_at as
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
drop view if exists business_vault.dim_passenger_at cascade;

create view business_vault.dim_passenger_at as
select
    pit_passenger.passenger_hk,
    pit_passenger.snapshot_date,
    coalesce(by_same_passenger.master_hk, hub.passenger_hk) as master_passenger_hk,
    hub.passenger_no,
    passenger_desk.seat as seat
from business_vault.pit_passenger as pit_passenger
inner join raw_vault.hub_passenger as hub on pit_passenger.passenger_hk = hub.passenger_hk
left join business_vault.link_same_passenger_masters as by_same_passenger
    on hub.passenger_hk = by_same_passenger.duplicate_hk
left join business_vault.pit_passenger as pit
    on
        coalesce(by_same_passenger.master_hk, hub.passenger_hk) = pit.passenger_hk
        and pit_passenger.snapshot_date = pit.snapshot_date
left join raw_vault.sat_passenger_desk as passenger_desk
    on
        pit.sat_passenger_desk_hk = passenger_desk.passenger_hk
        and pit.sat_passenger_desk_applied_date = passenger_desk.applied_date
        and pit.sat_passenger_desk_load_date = passenger_desk.load_date
        and (pit.sat_passenger_desk_sequence = passenger_desk.sequence or (pit.sat_passenger_desk_sequence is null and passenger_desk.sequence is null));

-- One row a key and snapshot with the values that were true then, found by equi-joins alone.
drop view if exists business_vault.dim_airport_at cascade;

create view business_vault.dim_airport_at as
select
    pit.airport_hk,
    pit.snapshot_date,
    by_airport_region.parent_airport_hk,
    by_airport_region.level,
    by_airport_region.path,
    by_airport_region.is_leaf,
    hub.collision_code,
    hub.airport_code
from business_vault.pit_airport as pit
inner join raw_vault.hub_airport as hub on pit.airport_hk = hub.airport_hk
left join business_vault.link_airport_region_tree as by_airport_region
    on pit.airport_hk = by_airport_region.airport_hk;
