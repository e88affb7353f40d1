-- The first and the last moment of which the tables know; ghosts do not count. What is said to
-- come true more than a day after it was learnt lies ahead, and leads no snapshot there.
with known as (
    select applied_date, load_date
    from raw_vault.sat_ticket_desk
    where load_id > 0
    union all
    select applied_date, load_date
    from raw_vault.sat_flight_plans
    where load_id > 0
    union all
    select applied_date, load_date
    from raw_vault.sat_crew_rank
    where load_id > 0
    union all
    select applied_date, load_date
    from raw_vault.sat_crew_languages
    where load_id > 0
    union all
    select applied_date, load_date
    from raw_vault.sat_passenger_desk
    where load_id > 0
    union all
    select load_date as applied_date, load_date
    from raw_vault.hub_airport
    where load_id > 0
)

select
    min(applied_date) as first,
    coalesce(
        max(case when applied_date <= load_date + interval 1 day then applied_date end),
        max(applied_date)
    ) as last
from known;
