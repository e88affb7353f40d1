-- The rows that are delivered, as members of the set of their key and moment: alike ones are
-- numbered, and so are contents that claim one place.
drop table if exists member;

create temp table member as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        "language" as place_1,
        crew_hk as hash_key,
        crew_languages_hashdiff as hashdiff
    from stage_crew_rosters as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key, load_date, applied_date, hashdiff order by stage_row) as position
    from staged
),

placed as (
    select
        *,
        dense_rank() over (partition by hash_key, load_date, applied_date, place_1 order by hashdiff) as variant
    from ranked
)

select *
from placed;
