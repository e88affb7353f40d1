-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
drop table if exists verdict;

create temp table verdict as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        crew_hk as hash_key,
        crew_rank_before_hashdiff as hashdiff
    from stage_crew_ranks_before as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
),

timeline as (
    select * from staged
    union all
    -- The narrow columns of every version stored: what a delivery as large as it is judged by.
    select
        null,
        load_id,
        load_date,
        applied_date,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank_before
),

compared as (
    select
        *,
        lag(hashdiff) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) = applied_date
        ) as at_once
    from timeline
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict
from compared
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
union all
select stage_row, load_id, reason
from refused;

-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
drop table if exists verdict;

create temp table verdict as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        crew_hk as hash_key,
        crew_rank_before_hashdiff as hashdiff
    from stage_crew_ranks_before as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
),

timeline as (
    select * from staged
    union all
    -- The narrow columns of the versions stored of the keys that are delivered.
    select
        null,
        load_id,
        load_date,
        applied_date,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank_before
    where crew_hk in (select hash_key from staged)
),

compared as (
    select
        *,
        lag(hashdiff) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) = applied_date
        ) as at_once
    from timeline
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict
from compared
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
union all
select stage_row, load_id, reason
from refused;

-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
drop table if exists verdict;

create temp table verdict as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        crew_hk as hash_key,
        crew_rank_before_hashdiff as hashdiff
    from stage_crew_ranks_before as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
        and crew_hk in (select hash_key from doubtful)
),

timeline as (
    select * from staged
    union all
    -- The narrow columns of the versions stored of the keys that need to be judged.
    select
        null,
        load_id,
        load_date,
        applied_date,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank_before
    where crew_hk in (select hash_key from doubtful)
),

compared as (
    select
        *,
        lag(hashdiff) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, load_date, hashdiff, stage_row nulls first) = applied_date
        ) as at_once
    from timeline
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict
from compared
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
union all
select stage_row, load_id, reason
from refused;
