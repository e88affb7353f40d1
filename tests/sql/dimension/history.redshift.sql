-- One row a key and interval in which no value changed (type 2), from when the key is known.
drop table if exists business_vault.dim_flight_history cascade;

create table business_vault.dim_flight_history as
with changes as (
    -- The moments at which a value of a key changed, and the one from which on it is known.
    select flight_hk, valid_from
    from (
        select
            flight_hk,
            valid_from,
            hashdiff,
            lag(hashdiff) over (
                partition by flight_hk order by valid_from
            ) as predecessor
        from business_vault.sat_flight_plans_history
    ) as flight_plans
    where (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null))
    union
    select hub.flight_hk, hub.load_date as valid_from
    from raw_vault.hub_flight as hub
    where not exists (
        select 1
        from raw_vault.sat_flight_plans as known
        where
            known.flight_hk = hub.flight_hk
            and known.applied_date <= hub.load_date
    )
),

intervals as (
    select
        flight_hk,
        valid_from,
        coalesce(lead(valid_from, 1) over (
            partition by flight_hk order by valid_from
        ), timestamp '9999-12-31 00:00:00') as valid_to
    from changes
)

select
    hub.flight_hk,
    intervals.valid_from,
    intervals.valid_to,
    hub.carrier,
    hub.flight_no,
    flight_plans.departs_at as departs_at
from intervals
inner join raw_vault.hub_flight as hub
    on intervals.flight_hk = hub.flight_hk
left join business_vault.sat_flight_plans_history as flight_plans
    on
        intervals.flight_hk = flight_plans.flight_hk
        and intervals.valid_from >= flight_plans.valid_from
        and intervals.valid_from < flight_plans.valid_to;

-- One row a key and interval in which no value changed (type 2), from when the key is known.
drop table if exists business_vault.dim_passenger_history cascade;

create table business_vault.dim_passenger_history as
with member as (
    select
        hub.passenger_hk,
        coalesce(by_same_passenger.master_hk, hub.passenger_hk) as master_passenger_hk,
        hub.load_date
    from raw_vault.hub_passenger as hub
    left join business_vault.link_same_passenger_masters as by_same_passenger
        on hub.passenger_hk = by_same_passenger.duplicate_hk
),

changes as (
    -- The moments at which a value that a key shows changed, and the one from which on it is
    -- known. A duplicate shows what its master does, but may be known earlier.
    select member.passenger_hk, changed.valid_from
    from (
        select
            passenger_hk,
            valid_from,
            hashdiff,
            lag(hashdiff) over (
                partition by passenger_hk order by valid_from
            ) as predecessor
        from business_vault.sat_passenger_desk_history
    ) as changed
    inner join member on changed.passenger_hk = member.master_passenger_hk
    where (changed.hashdiff <> changed.predecessor or (changed.hashdiff is null) <> (changed.predecessor is null))
    union
    select existing.passenger_hk, existing.since as valid_from
    from (
        select passenger_hk, master_passenger_hk, min(since) as since
        from (
            select passenger_hk, master_passenger_hk, load_date as since
            from member
            union all
            select
                member.passenger_hk,
                member.master_passenger_hk,
                own.applied_date
            from member
            inner join raw_vault.sat_passenger_desk as own
                on member.passenger_hk = own.passenger_hk
        ) as met
        group by passenger_hk, master_passenger_hk
    ) as existing
    where not exists (
        select 1
        from raw_vault.sat_passenger_desk as known
        where
            known.passenger_hk = existing.master_passenger_hk
            and known.applied_date <= existing.since
    )
),

intervals as (
    select
        passenger_hk,
        valid_from,
        coalesce(lead(valid_from, 1) over (
            partition by passenger_hk order by valid_from
        ), timestamp '9999-12-31 00:00:00') as valid_to
    from changes
)

select
    hub.passenger_hk,
    intervals.valid_from,
    intervals.valid_to,
    coalesce(by_same_passenger.master_hk, hub.passenger_hk) as master_passenger_hk,
    hub.passenger_no,
    passenger_desk.seat as seat
from intervals
inner join raw_vault.hub_passenger as hub
    on intervals.passenger_hk = hub.passenger_hk
left join business_vault.link_same_passenger_masters as by_same_passenger
    on hub.passenger_hk = by_same_passenger.duplicate_hk
left join business_vault.sat_passenger_desk_history as passenger_desk
    on
        coalesce(by_same_passenger.master_hk, hub.passenger_hk) = passenger_desk.passenger_hk
        and intervals.valid_from >= passenger_desk.valid_from
        and intervals.valid_from < passenger_desk.valid_to;

-- One row a key and interval in which no value changed (type 2), from when the key is known.
drop table if exists business_vault.dim_airport_history cascade;

create table business_vault.dim_airport_history as
with changes as (
    -- The moments at which a value of a key changed, and the one from which on it is known.
    select hub.airport_hk, hub.load_date as valid_from
    from raw_vault.hub_airport as hub
),

intervals as (
    select
        airport_hk,
        valid_from,
        coalesce(lead(valid_from, 1) over (
            partition by airport_hk order by valid_from
        ), timestamp '9999-12-31 00:00:00') as valid_to
    from changes
)

select
    hub.airport_hk,
    intervals.valid_from,
    intervals.valid_to,
    by_airport_region.parent_airport_hk,
    by_airport_region.level,
    by_airport_region.path,
    by_airport_region.is_leaf,
    hub.collision_code,
    hub.airport_code
from intervals
inner join raw_vault.hub_airport as hub
    on intervals.airport_hk = hub.airport_hk
left join business_vault.link_airport_region_tree as by_airport_region
    on intervals.airport_hk = by_airport_region.airport_hk;
