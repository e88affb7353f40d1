-- The moments at which the satellite or what was captured said something else, or anything that is
-- tracked, each with the last version of either up to then, as known now.
create or replace temp table moments as
with said as (
    select
        city_hk,
        applied_date,
        dvault_held,
        cast(null as bigint) as dvault_captured
    from held
    union all
    select
        city_hk,
        applied_date,
        null,
        dvault_captured
    from captured
),

placed as (
    select distinct
        city_hk,
        applied_date,
        max(dvault_held) over by_time as dvault_held,
        max(dvault_captured) over by_time as dvault_captured
    from said
    window by_time as (
        partition by city_hk
        order by applied_date
    )
)

select
    placed.*
from placed;

-- The moments at which the satellite or what was captured said something else, or anything that is
-- tracked, each with the last version of either up to then, as known now.
create or replace temp table moments as
with said as (
    select
        crew_hk,
        applied_date,
        sequence,
        dvault_held,
        cast(null as bigint) as dvault_captured
    from held
    union all
    select
        crew_hk,
        applied_date,
        sequence,
        null,
        dvault_captured
    from captured
    union all
    select
        crew_hk,
        applied_date,
        sequence,
        null,
        null
    from raw_vault.sat_crew_rank_tracked
    where
        load_id > 0
        and (crew_hk) in (select crew_hk from captured)
),

placed as (
    select distinct
        crew_hk,
        applied_date,
        sequence,
        max(dvault_held) over by_time as dvault_held,
        max(dvault_captured) over by_time as dvault_captured
    from said
    window by_time as (
        partition by crew_hk
        order by applied_date, sequence nulls last
    )
)

select
    placed.*,
    known.hashdiff as dvault_known
from placed
left join known
    on
        placed.applied_date = known.applied_date
        and placed.crew_hk = known.crew_hk
        and placed.sequence is not distinct from known.sequence;

-- The moments at which the satellite or what was captured said something else, or anything that is
-- tracked, each with the last version of either up to then, as known now.
create or replace temp table moments as
with said as (
    select
        crew_hk,
        applied_date,
        dvault_held,
        cast(null as bigint) as dvault_captured
    from held
    union all
    select
        crew_hk,
        applied_date,
        null,
        dvault_captured
    from captured
),

placed as (
    select distinct
        crew_hk,
        applied_date,
        max(dvault_held) over by_time as dvault_held,
        max(dvault_captured) over by_time as dvault_captured
    from said
    window by_time as (
        partition by crew_hk
        order by applied_date
    )
)

select
    placed.*
from placed;
