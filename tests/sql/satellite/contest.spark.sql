-- Of several contents for one key and applied date in one load the first by content is kept;
-- the others are refused. Run only where the judgement found such rows.
insert into refused
with judged as (
    select *
    from stage_plans_flights as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        flight_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at
    from judged
    group by
        flight_hk,
        load_date,
        applied_date
    having count(distinct flight_plans_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.flight_hk,
                staged.load_date,
                staged.applied_date
            order by
                staged.departs_at nulls last
        ) as position
    from rows_plans_flights as staged
    inner join contested
        on
            staged.flight_hk = contested.hash_key
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
    from stage_desk_tickets as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        passenger_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at,
        change_no as placed_at
    from judged
    group by
        passenger_hk,
        load_date,
        applied_date,
        change_no
    having count(distinct passenger_desk_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.passenger_hk,
                staged.load_date,
                staged.applied_date,
                staged.change_no
            order by
                staged.seat nulls last
        ) as position
    from rows_desk_tickets as staged
    inner join contested
        on
            staged.passenger_hk = contested.hash_key
            and staged.load_date = contested.loaded_at
            and staged.applied_date = contested.applied_at
            and staged.change_no is not distinct from contested.placed_at
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
    from stage_desk_tickets as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    )
),

contested as (
    select
        ticket_hk as hash_key,
        load_date as loaded_at,
        applied_date as applied_at,
        change_no as placed_at
    from judged
    group by
        ticket_hk,
        load_date,
        applied_date,
        change_no
    having count(distinct ticket_desk_hashdiff) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.ticket_hk,
                staged.load_date,
                staged.applied_date,
                staged.change_no
            order by
                staged.class nulls last,
                staged.price nulls last,
                staged.is_full_fare nulls last
        ) as position
    from rows_desk_tickets as staged
    inner join contested
        on
            staged.ticket_hk = contested.hash_key
            and staged.load_date = contested.loaded_at
            and staged.applied_date = contested.applied_at
            and staged.change_no is not distinct from contested.placed_at
    where not exists (
        select 1
        from refused
        where refused.stage_row = staged.stage_row
    )
)

select stage_row, load_id, 'conflicting versions'
from ranked
where position > 1;
