-- One verdict for every staged row: the first of its key in its load is an appearance, by the last
-- applied date, the others are duplicates of it.
create or replace temporary table verdict as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        crew_hk as hash_key
    from stage_crew_rosters as delivered
    where
        crew_hk not in (
            x'00000000000000000000000000000000',
            x'ffffffffffffffffffffffffffffffff'
        )
        and not exists (
            select 1
            from raw_vault.sat_crew_seen as known
            where
                known.crew_hk = delivered.crew_hk
                and known.load_date = delivered.load_date
        )
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over in_load as position
    from staged
    window in_load as (
        partition by hash_key, load_date
        order by applied_date desc, stage_row asc
    )
)

select
    stage_row,
    load_id,
    case when position = 1 then 'inserted' else 'duplicate' end as verdict
from ranked;
