-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_flight_plans_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by flight_hk
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_flight_plans
)

select
    flight_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    hashdiff,
    departs_at,
    record_source,
    load_id
from timeline
where applied_date < valid_to;

-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_passenger_desk_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by passenger_hk
            order by applied_date, load_date, sequence nulls last
        ) as valid_to
    from raw_vault.sat_passenger_desk
)

select
    passenger_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    sequence,
    hashdiff,
    seat,
    record_source,
    load_id
from timeline
where applied_date < valid_to;

-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_ticket_desk_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by ticket_hk
            order by applied_date, load_date, sequence nulls last
        ) as valid_to
    from raw_vault.sat_ticket_desk
)

select
    ticket_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    sequence,
    hashdiff,
    class,
    price,
    is_full_fare,
    record_source,
    load_id
from timeline
where applied_date < valid_to;
