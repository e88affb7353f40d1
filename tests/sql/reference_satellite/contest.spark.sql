-- Of several contents for one key and applied date in one load the first by content is kept;
-- the others are refused. Run only where the judgement found such rows.
insert into refused
with judged as (
    select *
    from stage_world_countries as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        country_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at
    from judged
    group by
        country_hk,
        load_date,
        applied_date
    having count(distinct country_names_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.country_hk,
                staged.load_date,
                staged.applied_date
            order by
                staged.name nulls last
        ) as position
    from rows_world_countries as staged
    inner join contested
        on
            staged.country_hk = contested.hash_key
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
    from stage_world_countries as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        tax_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at
    from judged
    group by
        tax_hk,
        load_date,
        applied_date
    having count(distinct tax_names_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.tax_hk,
                staged.load_date,
                staged.applied_date
            order by
                staged.name nulls last
        ) as position
    from rows_world_countries as staged
    inner join contested
        on
            staged.tax_hk = contested.hash_key
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
