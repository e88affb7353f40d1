-- What became of each key, by what was told of it before in (applied, load) order: it appears, is
-- updated or is gone. What tells nothing new has no verdict; what a complete delivery lacks is gone
-- without a row that says so.
drop table if exists pg_temp.verdict cascade;

create temp table verdict as
with compared as (
    select
        *,
        lag(operation) over by_time as before,
        lag(hashdiff) over by_time as hashdiff_before,
        lag(applied_date) over by_time as applied_before
    from timeline
    where position = 1
    window by_time as (
        partition by hash_key
        order by applied_date, sequence nulls last, load_date, stage_row nulls first
    )
),

told as (
    select
        *,
        case
            when operation = 'D' and before = 'D' then null
            when operation <> before or before is null then operation
            when hashdiff <> hashdiff_before then operation
            when operation = 'U' and applied_date <> applied_before then operation
        end as status
    from compared
    where stage_row is not null
)

select
    load_id,
    load_date,
    applied_date,
    sequence,
    hash_key,
    hashdiff,
    stage_row,
    'inserted' as verdict,
    status
from told
where status is not null
union all
select
    load_id,
    load_date,
    applied_date,
    sequence,
    hash_key,
    hashdiff,
    stage_row,
    case
        when operation = first_operation and hashdiff = first_hashdiff then 'duplicate'
        else 'conflicting versions'
    end,
    operation
from timeline
where position > 1;

-- What became of each key, by what was told of it before in (applied, load) order: it appears, is
-- updated or is gone. What tells nothing new has no verdict; what a complete delivery lacks is gone
-- without a row that says so.
drop table if exists pg_temp.verdict cascade;

create temp table verdict as
with compared as (
    select
        *,
        lag(operation) over by_time as before,
        lag(hashdiff) over by_time as hashdiff_before,
        lag(applied_date) over by_time as applied_before
    from timeline
    where position = 1
    window by_time as (
        partition by hash_key
        order by applied_date, sequence nulls last, load_date, stage_row nulls first
    )
),

told as (
    select
        *,
        case
            when before is null or before = 'D' then 'I'
            when hashdiff <> hashdiff_before then 'U'
        end as status
    from compared
    where stage_row is not null
)

select
    load_id,
    load_date,
    applied_date,
    sequence,
    hash_key,
    hashdiff,
    part_1,
    stage_row,
    'inserted' as verdict,
    status
from told
where status is not null
union all
select
    load_id,
    load_date,
    applied_date,
    sequence,
    hash_key,
    hashdiff,
    part_1,
    stage_row,
    case
        when operation = first_operation and hashdiff = first_hashdiff then 'duplicate'
        else 'conflicting versions'
    end,
    operation
from timeline
where position > 1
union all
select
    load_id,
    load_date,
    applied_date,
    null,
    hash_key,
    cast('cfcd208495d565ef66e7dff9f98764da' as uuid),
    part_1,
    null,
    'implied',
    'D'
from absent;
