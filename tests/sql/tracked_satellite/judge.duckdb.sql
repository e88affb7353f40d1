-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
create or replace temp table verdict as
with staged as not materialized (
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        change_no as sequence,
        crew_hk as hash_key,
        crew_rank_hashdiff as hashdiff
    from stage_crew_ranks as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.rowid
        )
        and upper(trim(op, ' ')) not in ('D', 'DELETE')
),

timeline as not materialized (
    select * from staged
    union all
    -- The narrow columns of every appearance, which a delivery as large as it is judged by, and of
    -- every version: the satellite may not always have been tracked.
    select
        null,
        load_id,
        load_date,
        applied_date,
        sequence,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank_tracked
    union all
    select
        null,
        load_id,
        load_date,
        applied_date,
        sequence,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank
),

compared as (
    select
        *,
        lag(hashdiff) over by_time as predecessor,
        (
            lag(load_date) over by_time = load_date
            and lag(applied_date) over by_time = applied_date
            and lag(sequence) over by_time is not distinct from sequence
        ) as at_once,
        lag(stage_row) over by_time as row_before,
        lag(load_id) over by_time as load_before,
        lag(load_date) over by_time as loaded_before,
        coalesce(
            lead(applied_date) over by_time = applied_date
            and lead(sequence) over by_time is not distinct from sequence,
            false
        ) as is_corrected
    from timeline
    window by_time as (
        partition by hash_key
        order by applied_date, sequence nulls last, load_date, hashdiff
    )
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict,
    hash_key,
    load_date,
    applied_date,
    sequence,
    hashdiff
from compared
where stage_row is not null and (at_once or hashdiff is distinct from predecessor)
union all
select stage_row, load_id, reason, null, null, null, null, null
from refused
union all
select
    null,
    late.load_before,
    'implied',
    late.hash_key,
    late.loaded_before,
    late.applied_date,
    late.sequence,
    late.hashdiff
from compared as late
where
    late.stage_row is null
    and late.row_before is not null
    and not late.is_corrected
    and late.hashdiff is distinct from late.predecessor
    and not exists (
        select 1
        from raw_vault.sat_crew_rank as stored
        where
            stored.crew_hk = late.hash_key
            and stored.applied_date = late.applied_date
            and stored.sequence is not distinct from late.sequence
            and stored.hashdiff = late.hashdiff
    );

-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
create or replace temp table verdict as
with staged as not materialized (
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        change_no as sequence,
        crew_hk as hash_key,
        crew_rank_hashdiff as hashdiff
    from stage_crew_ranks as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.rowid
        )
        and upper(trim(op, ' ')) not in ('D', 'DELETE')
),

timeline as not materialized (
    select * from staged
    union all
    -- The narrow columns of the appearances of the keys that are delivered, and of their versions:
    -- the satellite may not always have been tracked.
    select
        null,
        load_id,
        load_date,
        applied_date,
        sequence,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank_tracked
    where crew_hk in (select hash_key from staged)
    union all
    select
        null,
        load_id,
        load_date,
        applied_date,
        sequence,
        crew_hk,
        hashdiff
    from raw_vault.sat_crew_rank
    where crew_hk in (select hash_key from staged)
),

compared as (
    select
        *,
        lag(hashdiff) over by_time as predecessor,
        (
            lag(load_date) over by_time = load_date
            and lag(applied_date) over by_time = applied_date
            and lag(sequence) over by_time is not distinct from sequence
        ) as at_once,
        lag(stage_row) over by_time as row_before,
        lag(load_id) over by_time as load_before,
        lag(load_date) over by_time as loaded_before,
        coalesce(
            lead(applied_date) over by_time = applied_date
            and lead(sequence) over by_time is not distinct from sequence,
            false
        ) as is_corrected
    from timeline
    window by_time as (
        partition by hash_key
        order by applied_date, sequence nulls last, load_date, hashdiff
    )
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict,
    hash_key,
    load_date,
    applied_date,
    sequence,
    hashdiff
from compared
where stage_row is not null and (at_once or hashdiff is distinct from predecessor)
union all
select stage_row, load_id, reason, null, null, null, null, null
from refused
union all
select
    null,
    late.load_before,
    'implied',
    late.hash_key,
    late.loaded_before,
    late.applied_date,
    late.sequence,
    late.hashdiff
from compared as late
where
    late.stage_row is null
    and late.row_before is not null
    and not late.is_corrected
    and late.hashdiff is distinct from late.predecessor
    and not exists (
        select 1
        from raw_vault.sat_crew_rank as stored
        where
            stored.crew_hk = late.hash_key
            and stored.applied_date = late.applied_date
            and stored.sequence is not distinct from late.sequence
            and stored.hashdiff = late.hashdiff
    );
