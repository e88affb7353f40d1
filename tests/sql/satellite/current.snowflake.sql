-- The version of each key that is true now, as known now: the last by (applied, load) date.
create or replace view business_vault.sat_crew_rank_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by crew_hk
            order by applied_date desc, sequence desc nulls first, load_date desc
        ) as newest_first
    from raw_vault.sat_crew_rank
)

select
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    rank,
    record_source,
    load_id
from ranked
where newest_first = 1;

-- The version of each key that is true now, as known now: the last by (applied, load) date.
create or replace view business_vault.sat_crew_rank_life_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by crew_hk
            order by applied_date desc, sequence desc nulls first, load_date desc
        ) as newest_first
    from raw_vault.sat_crew_rank_life
)

select
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    status,
    record_source,
    load_id
from ranked
where newest_first = 1;

-- The version of each key that is true now, as known now: the last by (applied, load) date.
create or replace view business_vault.sat_crew_rank_before_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by crew_hk
            order by applied_date desc, load_date desc
        ) as newest_first
    from raw_vault.sat_crew_rank_before
)

select
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    rank,
    record_source,
    load_id
from ranked
where newest_first = 1;
