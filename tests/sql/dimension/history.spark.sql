-- One row a key and interval in which no value changed (type 2), from when the key is known.
drop table if exists business_vault.dim_flight_history;

create table business_vault.dim_flight_history using parquet as
with changes as (
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
    where hashdiff is distinct from predecessor
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
        lead(valid_from, 1, timestamp '9999-12-31 00:00:00') over (
            partition by flight_hk order by valid_from
        ) as valid_to
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
drop table if exists business_vault.dim_passenger_history;

create table business_vault.dim_passenger_history using parquet as
with changes as (
    select hub.passenger_hk, hub.load_date as valid_from
    from raw_vault.hub_passenger as hub
),

intervals as (
    select
        passenger_hk,
        valid_from,
        lead(valid_from, 1, timestamp '9999-12-31 00:00:00') over (
            partition by passenger_hk order by valid_from
        ) as valid_to
    from changes
)

select
    hub.passenger_hk,
    intervals.valid_from,
    intervals.valid_to,
    hub.passenger_no
from intervals
inner join raw_vault.hub_passenger as hub
    on intervals.passenger_hk = hub.passenger_hk;
