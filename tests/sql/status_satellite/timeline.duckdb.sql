-- What is told of each key when: the operations that are delivered, of several at one moment the
-- first, and all that is known of the same keys. A row without an operation tells that it is there.
create or replace temp table timeline as
with
staged as (
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        cast(change_no as bigint) as sequence,
        crew_hk as hash_key,
        crew_rank_life_hashdiff as hashdiff,
        case
            when upper(trim(op, ' ')) in ('D', 'DELETE') then 'D'
            when upper(trim(op, ' ')) in ('I', 'C', 'R', 'INSERT', 'CREATE', 'READ') then 'I'
            else 'U'
        end as operation
    from stage_crew_ranks
    where
        crew_hk not in (
            cast('00000000000000000000000000000000' as uuid),
            cast('ffffffffffffffffffffffffffffffff' as uuid)
        )
),

ranked as (
    select
        *,
        row_number() over at_once as position,
        first_value(operation) over at_once as first_operation,
        first_value(hashdiff) over at_once as first_hashdiff
    from staged
    window at_once as (
        partition by hash_key, load_date, applied_date, sequence
        order by operation, hashdiff, stage_row
    )
)

select *
from ranked
union all
-- What is known of the keys that are delivered.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff,
    status,
    1,
    null,
    null
from raw_vault.sat_crew_rank_life
where
    load_id > 0
    and crew_hk in (select hash_key from staged);

-- What is told of each key when: the operations that are delivered, of several at one moment the
-- first, and all that is known of the same keys. A row without an operation tells that it is there.
create or replace temp table timeline as
with
ended as (
    -- Which keys were gone at which moment for want of a row: since when that is known.
    select
        crew_hk as ended_1,
        applied_date as ended_on,
        min(load_date) as known_ended
    from raw_vault.sat_crew_life
    where
        load_id > 0
        and sequence is null
        and status = 'D'
    group by crew_hk, applied_date
),

staged as (
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        cast(case when known_ended is null then line_no end as bigint) as sequence,
        crew_hk as hash_key,
        crew_life_hashdiff as hashdiff,
        base as part_1,
        'U' as operation
    from stage_crew_rosters
    left join ended
        on
            crew_hk = ended_1
            and applied_date = ended_on and load_date > known_ended
    where
        crew_hk not in (
            cast('00000000000000000000000000000000' as uuid),
            cast('ffffffffffffffffffffffffffffffff' as uuid)
        )
),

ranked as (
    select
        *,
        row_number() over at_once as position,
        first_value(operation) over at_once as first_operation,
        first_value(hashdiff) over at_once as first_hashdiff
    from staged
    window at_once as (
        partition by hash_key, load_date, applied_date, sequence
        order by operation, hashdiff, stage_row
    )
)

select *
from ranked
union all
-- What is known of the keys that are delivered.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff,
    base,
    status,
    1,
    null,
    null
from raw_vault.sat_crew_life
where
    load_id > 0
    and crew_hk in (select hash_key from staged);
