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
        change_no as sequence,
        crew_hk as hash_key,
        crew_rank_hashdiff as hashdiff
    from stage_crew_ranks as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
        and upper(trim(both ' ' from op)) not in ('D', 'DELETE')
),

timeline as (
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
        lag(hashdiff) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = applied_date
            and (lag(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = sequence or (lag(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) is null and sequence is null))
        ) as at_once,
        lag(stage_row) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as row_before,
        lag(load_id) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as load_before,
        lag(load_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as loaded_before,
        coalesce(
            lead(applied_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = applied_date
            and (lead(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = sequence or (lead(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) is null and sequence is null)),
            false
        ) as is_corrected
    from timeline
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
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
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
    and (late.hashdiff <> late.predecessor or (late.hashdiff is null) <> (late.predecessor is null))
    and not exists (
        select 1
        from raw_vault.sat_crew_rank as stored
        where
            stored.crew_hk = late.hash_key
            and stored.applied_date = late.applied_date
            and (stored.sequence = late.sequence or (stored.sequence is null and late.sequence is null))
            and stored.hashdiff = late.hashdiff
    );

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
        change_no as sequence,
        crew_hk as hash_key,
        crew_rank_hashdiff as hashdiff
    from stage_crew_ranks as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
        and upper(trim(both ' ' from op)) not in ('D', 'DELETE')
),

timeline as (
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
        lag(hashdiff) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = applied_date
            and (lag(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = sequence or (lag(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) is null and sequence is null))
        ) as at_once,
        lag(stage_row) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as row_before,
        lag(load_id) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as load_before,
        lag(load_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) as loaded_before,
        coalesce(
            lead(applied_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = applied_date
            and (lead(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) = sequence or (lead(sequence) over (partition by hash_key order by applied_date, sequence nulls last, load_date, hashdiff) is null and sequence is null)),
            false
        ) as is_corrected
    from timeline
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
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
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
    and (late.hashdiff <> late.predecessor or (late.hashdiff is null) <> (late.predecessor is null))
    and not exists (
        select 1
        from raw_vault.sat_crew_rank as stored
        where
            stored.crew_hk = late.hash_key
            and stored.applied_date = late.applied_date
            and (stored.sequence = late.sequence or (stored.sequence is null and late.sequence is null))
            and stored.hashdiff = late.hashdiff
    );
