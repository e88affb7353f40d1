-- Of several contents for one key and applied date in one load the first by content is kept;
-- the others are refused. Run only where the judgement found such rows.
insert into refused
with judged as (
    select *
    from stage_crew_ranks as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
    and upper(trim(op, ' ')) not in ('D', 'DELETE')
),

contested as (
    select
        crew_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at,
        change_no as place_1
    from judged
    group by
        crew_hk,
        load_date,
        applied_date,
        change_no
    having count(distinct crew_rank_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.crew_hk,
                staged.load_date,
                staged.applied_date,
                staged.change_no
            order by
                staged.rank collate "C" nulls last
        ) as position
    from rows_crew_ranks as staged
    inner join contested
        on
            staged.crew_hk = contested.hash_key
            and staged.load_date = contested.loaded_at
            and staged.applied_date = contested.applied_at
            and staged.change_no is not distinct from contested.place_1
    where not exists (
        select 1
        from refused
        where refused.stage_row = staged.stage_row
    )
    and upper(trim(staged.op, ' ')) not in ('D', 'DELETE')
)

select stage_row, load_id, 'conflicting versions'
from ranked
where position > 1;

-- Of several contents for one key and applied date in one load the first by content is kept;
-- the others are refused. Run only where the judgement found such rows.
insert into refused
with judged as (
    select *
    from stage_crew_ranks_before as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        crew_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at
    from judged
    group by
        crew_hk,
        load_date,
        applied_date
    having count(distinct crew_rank_before_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.crew_hk,
                staged.load_date,
                staged.applied_date
            order by
                staged.rank collate "C" nulls last
        ) as position
    from rows_crew_ranks_before as staged
    inner join contested
        on
            staged.crew_hk = contested.hash_key
            and staged.load_date = contested.loaded_at
            and staged.applied_date = contested.applied_at
    where not exists (
        select 1
        from refused
        where refused.stage_row = staged.stage_row
    )
)

select stage_row, load_id, 'conflicting versions'
from ranked
where position > 1;

-- Of several contents for one key and applied date in one load the first by content is kept;
-- the others are refused. Run only where the judgement found such rows.
insert into refused
with judged as (
    select *
    from stage_crew_rosters as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        crew_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at,
        language as place_1
    from judged
    group by
        crew_hk,
        load_date,
        applied_date,
        language
    having count(distinct crew_languages_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.crew_hk,
                staged.load_date,
                staged.applied_date,
                staged.language
            order by
                staged.language collate "C" nulls last,
                staged.level nulls last,
                staged.base collate "C" nulls last
        ) as position
    from rows_crew_rosters as staged
    inner join contested
        on
            staged.crew_hk = contested.hash_key
            and staged.load_date = contested.loaded_at
            and staged.applied_date = contested.applied_at
            and staged.language is not distinct from contested.place_1
    where not exists (
        select 1
        from refused
        where refused.stage_row = staged.stage_row
    )
)

select stage_row, load_id, 'conflicting versions'
from ranked
where position > 1;
