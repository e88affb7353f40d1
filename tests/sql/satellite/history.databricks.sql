-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_crew_rank_life_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from raw_vault.sat_crew_rank_life
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
    status,
    record_source,
    load_id
from timeline
where applied_date < valid_to;

-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_crew_rank_before_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_crew_rank_before
)

select
    crew_hk,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    hashdiff,
    rank,
    record_source,
    load_id
from timeline
where applied_date < valid_to;

-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_crew_life_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from raw_vault.sat_crew_life
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
    status,
    base,
    record_source,
    load_id
from timeline
where applied_date < valid_to;
