-- What each key shows when: the relations that are delivered, of several at one moment the first,
-- and all that are known of the same keys. One that begins and ends at one moment has ended.
create or replace temporary table timeline as
with
staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        cast(change_no as bigint) as sequence,
        upper(trim(both ' ' from op)) not in ('D', 'DELETE') as is_active,
        max(case when upper(trim(both ' ' from op)) in ('D', 'DELETE') then 1 else 0 end) over (
            partition by
                crew_base_hk,
                load_date,
                applied_date,
                change_no
        ) as ends,
        crew_base_hk as hash_key
    from stage_crew_ranks
    where
        crew_base_hk not in (
            x'00000000000000000000000000000000',
            x'ffffffffffffffffffffffffffffffff'
        )
),

ranked as (
    select
        *,
        row_number() over at_once as position,
        first_value(hash_key) over at_once as first_key,
        first_value(is_active) over at_once as first_active
    from staged
    window at_once as (
        partition by hash_key, load_date, applied_date, sequence, case when ends = 1 then hash_key end
        order by is_active, hash_key, stage_row
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
    is_active,
    0,
    crew_base_hk,
    1,
    null,
    null
from raw_vault.sat_crew_ranked
where
    load_id > 0
    and (crew_base_hk) in (select hash_key from staged);

-- What each key shows when: the relations that are delivered, of several at one moment the first,
-- and all that are known of the same keys. One that begins and ends at one moment has ended.
create or replace temporary table timeline as
with
ended as (
    -- Which keys were gone at which moment for want of a row: since when that is known.
    select
        crew_hk as ended_1,
        applied_date as ended_on,
        min(load_date) as known_ended
    from raw_vault.sat_crew_based
    where
        load_id > 0
        and sequence is null
        and not is_active
    group by
        crew_hk,
        applied_date
),

staged as (
    select
        stage_row as stage_row,
        load_id,
        crew_hk as driving_1,
        base as part_1,
        load_date,
        applied_date,
        cast(case when known_ended is null then line_no end as bigint) as sequence,
        true as is_active,
        0 as ends,
        crew_base_hk as hash_key
    from stage_crew_rosters
    left join ended
        on
            crew_hk = ended_1
            and applied_date = ended_on and load_date > known_ended
    where
        crew_base_hk not in (
            x'00000000000000000000000000000000',
            x'ffffffffffffffffffffffffffffffff'
        )
),

ranked as (
    select
        *,
        row_number() over at_once as position,
        first_value(hash_key) over at_once as first_key,
        first_value(is_active) over at_once as first_active
    from staged
    window at_once as (
        partition by driving_1, load_date, applied_date, sequence, case when ends = 1 then hash_key end
        order by is_active, hash_key, stage_row
    )
)

select *
from ranked
union all
-- What is known of the keys that are delivered.
select
    null,
    load_id,
    crew_hk,
    base,
    load_date,
    applied_date,
    sequence,
    is_active,
    0,
    crew_base_hk,
    1,
    null,
    null
from raw_vault.sat_crew_based
where
    load_id > 0
    and (crew_hk) in (select driving_1 from staged);
