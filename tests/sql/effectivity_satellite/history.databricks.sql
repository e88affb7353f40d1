-- When each relation stood, as known now. Intervals are half-open; one that still stands ends at
-- 9999-12-31.
create or replace view business_vault.sat_crew_ranked_history as
with stored as (
    select
        *,
        lag(is_active) over by_time as was_active
    from raw_vault.sat_crew_ranked
    where load_id > 0
    window by_time as (
        partition by crew_base_hk
        order by applied_date, sequence nulls last, load_date, is_active
    )
),

timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_base_hk
            order by applied_date, sequence nulls last, load_date, is_active
        ) as valid_to
    from stored
    where was_active is null or is_active <> was_active
)

select
    crew_base_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    record_source,
    load_id
from timeline
where is_active and applied_date < valid_to;

-- When each relation stood, as known now. Intervals are half-open; one that still stands ends at
-- 9999-12-31.
create or replace view business_vault.sat_crew_based_history as
with stored as (
    select
        *,
        lag(is_active) over by_time as was_active
    from raw_vault.sat_crew_based
    where load_id > 0
    window by_time as (
        partition by crew_base_hk
        order by applied_date, sequence nulls last, load_date, is_active
    )
),

timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_base_hk
            order by applied_date, sequence nulls last, load_date, is_active
        ) as valid_to
    from stored
    where was_active is null or is_active <> was_active
)

select
    crew_base_hk,
    crew_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    base,
    record_source,
    load_id
from timeline
where is_active and applied_date < valid_to;
