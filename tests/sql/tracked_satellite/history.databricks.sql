-- What was true in which interval, as known now, whatever the order in which it came: of versions
-- with one applied date the last known counts, and one with the content of the one before it
-- continues that. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_crew_rank_history as
with stored as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
        ) as next_applied
    from raw_vault.sat_crew_rank
),

effective as (
    select
        *,
        lag(hashdiff) over by_time as hashdiff_before
    from stored
    where applied_date < next_applied
    window by_time as (
        partition by crew_hk
        order by applied_date, sequence nulls last, load_date
    )
),

timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from effective
    where hashdiff_before is null or hashdiff <> hashdiff_before
)

select
    crew_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    sequence,
    hashdiff,
    rank,
    record_source,
    load_id
from timeline;
