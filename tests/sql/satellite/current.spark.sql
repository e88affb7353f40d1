-- The version of each key that is true now, as known now: the last by (applied, load) date.
create or replace view business_vault.sat_flight_plans_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by flight_hk
            order by applied_date desc, load_date desc
        ) as newest_first
    from raw_vault.sat_flight_plans
)

select
    flight_hk,
    load_date,
    applied_date,
    hashdiff,
    departs_at,
    record_source,
    load_id
from ranked
where newest_first = 1;

-- The version of each key that is true now, as known now: the last by (applied, load) date.
create or replace view business_vault.sat_passenger_desk_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by passenger_hk
            order by applied_date desc, load_date desc, sequence desc nulls first
        ) as newest_first
    from raw_vault.sat_passenger_desk
)

select
    passenger_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    seat,
    record_source,
    load_id
from ranked
where newest_first = 1;

-- The version of each key that is true now, as known now: the last by (applied, load) date.
create or replace view business_vault.sat_ticket_desk_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by ticket_hk
            order by applied_date desc, load_date desc, sequence desc nulls first
        ) as newest_first
    from raw_vault.sat_ticket_desk
)

select
    ticket_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    class,
    price,
    is_full_fare,
    record_source,
    load_id
from ranked
where newest_first = 1;
