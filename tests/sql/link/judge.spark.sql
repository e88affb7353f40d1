-- One verdict for every staged row whose relation is not in the link: first seen, or a duplicate
-- of the first. Rows without a verdict are unchanged.
drop table if exists verdict;

create table verdict using parquet as
with fresh as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.crew_base_hk as hash_key
    from stage_crew_ranks as staged
    where not exists (
        select 1
        from raw_vault.link_crew_base as known
        where known.crew_base_hk = staged.crew_base_hk
    )
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load
    from fresh
    window by_load as (partition by hash_key order by load_id, load_date, stage_row)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked;

-- One verdict for every staged row whose relation is not in the link: first seen, or a duplicate
-- of the first. Rows without a verdict are unchanged.
drop table if exists verdict;

create table verdict using parquet as
with fresh as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.crew_base_hk as hash_key
    from stage_crew_rosters as staged
    where not exists (
        select 1
        from raw_vault.link_crew_base as known
        where known.crew_base_hk = staged.crew_base_hk
    )
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load
    from fresh
    window by_load as (partition by hash_key order by load_id, load_date, stage_row)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked;

-- One verdict for every staged row whose relation is not in the link: first seen, or a duplicate
-- of the first. Rows without a verdict are unchanged.
drop table if exists verdict;

create table verdict using parquet as
with fresh as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.route_hk as hash_key
    from stage_plans_flights as staged
    where not exists (
        select 1
        from raw_vault.link_route as known
        where known.route_hk = staged.route_hk
    )
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load
    from fresh
    window by_load as (partition by hash_key order by load_id, load_date, stage_row)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked;
