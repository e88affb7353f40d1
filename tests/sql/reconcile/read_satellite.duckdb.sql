-- How many rows of each load cannot be read back: the version that the vault holds of their key at
-- their applied date, as known at that load, says something else. And the first of them.
with staged as not materialized (
    select *
    from rows_crew_ranks as delivered
    where
        not exists (
            select 1
            from audit.rejected_row as refused
            where
                refused.target = 'sat_crew_rank'
                and refused.load_id = delivered.load_id
                and refused.delivery_row = delivered.delivery_row
        )
        and crew_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
        and upper(trim(delivered.op, ' ')) not in ('D', 'DELETE')
),

timeline as (
    select
        load_id,
        delivery_row,
        stage_row,
        crew_hk as hash_key,
        load_date as known_at,
        applied_date as applied_at,
        change_no as placed,
        1 as is_staged,
        rank as told_1
    from staged
    union all
    select
        load_id,
        null as delivery_row,
        null as stage_row,
        crew_hk, load_date, applied_date,
        sequence,
        0,
        rank
    from raw_vault.sat_crew_rank
    where
        crew_hk in (select crew_hk from staged)
        and load_id <= 7
        and not (load_id = 7 and load_date > (select max(load_date) from staged))
),

numbered as (
    select
        *,
        sum(1 - is_staged) over (
            partition by hash_key
            order by applied_at, placed nulls last, known_at, is_staged, stage_row
            rows unbounded preceding
        ) as version
    from timeline
)

select
    told.load_id,
    min(told.delivery_row) as first_row,
    count(*) as unread
from numbered as told
left join numbered as stored
    on
        told.hash_key = stored.hash_key
        and told.version = stored.version
        and stored.is_staged = 0
        and told.told_1 is not distinct from stored.told_1
where told.is_staged = 1 and stored.load_id is null
group by told.load_id
order by told.load_id;

-- How many rows of each load cannot be read back: the version that the vault holds of their key at
-- their applied date, as known at that load, says something else. And the first of them.
with staged as not materialized (
    select *
    from rows_plans_flights as delivered
    where
        not exists (
            select 1
            from audit.rejected_row as refused
            where
                refused.target = 'sat_flight_plans'
                and refused.load_id = delivered.load_id
                and refused.delivery_row = delivered.delivery_row
        )
        and flight_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
),

timeline as (
    select
        load_id,
        delivery_row,
        stage_row,
        flight_hk as hash_key,
        load_date as known_at,
        applied_date as applied_at,
        1 as is_staged,
        departs_at as told_1
    from staged
    union all
    select
        load_id,
        null as delivery_row,
        null as stage_row,
        flight_hk, load_date, applied_date,
        0,
        departs_at
    from raw_vault.sat_flight_plans
    where
        flight_hk in (select flight_hk from staged)
        and load_id <= 7
        and not (load_id = 7 and load_date > (select max(load_date) from staged))
),

numbered as (
    select
        *,
        sum(1 - is_staged) over (
            partition by hash_key
            order by applied_at, known_at, is_staged, stage_row
            rows unbounded preceding
        ) as version
    from timeline
)

select
    told.load_id,
    min(told.delivery_row) as first_row,
    count(*) as unread
from numbered as told
left join numbered as stored
    on
        told.hash_key = stored.hash_key
        and told.version = stored.version
        and stored.is_staged = 0
        and told.told_1 is not distinct from stored.told_1
where told.is_staged = 1 and stored.load_id is null
group by told.load_id
order by told.load_id;
