-- One verdict for every staged row that is not unchanged: a content of a key that was not seen for
-- this applied date is an appearance; the others of its load are duplicates of it.
create or replace temporary table verdict as
with fresh as (
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
        and not exists (
            select 1
            from raw_vault.sat_crew_rank_tracked as known
            where
                known.crew_hk = delivered.crew_hk
                and known.applied_date = delivered.applied_date
                and known.sequence is not distinct from delivered.change_no
                and known.hashdiff = delivered.crew_rank_hashdiff
        )
        and upper(trim(op, ' ')) not in ('D', 'DELETE')
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over (partition by hash_key, applied_date, sequence, hashdiff order by load_id, load_date, stage_row) as position,
        first_value(load_id) over (partition by hash_key, applied_date, sequence, hashdiff order by load_id, load_date, stage_row rows unbounded preceding) as first_load
    from fresh
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select stage_row, load_id, reason
from refused;
