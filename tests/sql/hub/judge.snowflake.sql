-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
create or replace temporary table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as it was delivered.
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.crew_hk as hash_key,
        staged.crew_no as key_1
    from stage_crew_ranks as staged
    where not exists (
        select 1
        from raw_vault.hub_crew as known
        where
            known.crew_hk = staged.crew_hk
            and known.crew_no is not distinct from staged.crew_no
    )
),

loaded as (
    select
        crew_hk as hash_key,
        crew_no as key_1
    from raw_vault.hub_crew
    where crew_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key order by load_id, load_date, applied_date, key_1) as position,
        first_value(load_id) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_load,
        first_value(key_1) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_1
    from fresh as bringing
    where
        not exists (
            select 1
            from loaded
            where bringing.hash_key = loaded.hash_key
        )
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            (key_1 is not distinct from first_1 or case when octet_length(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
        ) then 'collision'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    fresh.stage_row,
    fresh.load_id,
    case
        when
            (fresh.key_1 is not distinct from loaded.key_1 or case when octet_length(trim(fresh.key_1, ' ')) = length(trim(fresh.key_1, ' ')) then upper(trim(fresh.key_1, ' ')) else translate(trim(fresh.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(loaded.key_1, ' ')) = length(trim(loaded.key_1, ' ')) then upper(trim(loaded.key_1, ' ')) else translate(trim(loaded.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
inner join loaded on fresh.hash_key = loaded.hash_key;

-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
create or replace temporary table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as it was delivered.
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.airport_hk as hash_key,
        staged.airport_key_code as key_1,
        staged.base as key_2
    from stage_crew_ranks as staged
    where not exists (
        select 1
        from raw_vault.hub_airport as known
        where
            known.airport_hk = staged.airport_hk
            and (known.load_id = 0 or known.collision_code is not distinct from staged.airport_key_code)
            and known.airport_code is not distinct from staged.base
    )
),

loaded as (
    select
        airport_hk as hash_key,
        collision_code as key_1,
        airport_code as key_2
    from raw_vault.hub_airport
    where airport_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2) as position,
        first_value(load_id) over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2 rows unbounded preceding) as first_load,
        first_value(key_1) over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2 rows unbounded preceding) as first_1,
        first_value(key_2) over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2 rows unbounded preceding) as first_2
    from fresh as bringing
    where
        not exists (
            select 1
            from loaded
            where bringing.hash_key = loaded.hash_key
        )
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            coalesce((key_1 is not distinct from first_1 or case when octet_length(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false) and coalesce((key_2 is not distinct from first_2 or case when octet_length(trim(key_2, ' ')) = length(trim(key_2, ' ')) then upper(trim(key_2, ' ')) else translate(trim(key_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(first_2, ' ')) = length(trim(first_2, ' ')) then upper(trim(first_2, ' ')) else translate(trim(first_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false)
        ) then 'collision'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    fresh.stage_row,
    fresh.load_id,
    case
        when
            coalesce((fresh.key_1 is not distinct from loaded.key_1 or case when octet_length(trim(fresh.key_1, ' ')) = length(trim(fresh.key_1, ' ')) then upper(trim(fresh.key_1, ' ')) else translate(trim(fresh.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(loaded.key_1, ' ')) = length(trim(loaded.key_1, ' ')) then upper(trim(loaded.key_1, ' ')) else translate(trim(loaded.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false) and coalesce((fresh.key_2 is not distinct from loaded.key_2 or case when octet_length(trim(fresh.key_2, ' ')) = length(trim(fresh.key_2, ' ')) then upper(trim(fresh.key_2, ' ')) else translate(trim(fresh.key_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(loaded.key_2, ' ')) = length(trim(loaded.key_2, ' ')) then upper(trim(loaded.key_2, ' ')) else translate(trim(loaded.key_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
inner join loaded on fresh.hash_key = loaded.hash_key;

-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
create or replace temporary table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as it was delivered.
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.crew_hk as hash_key,
        staged.crew_no as key_1
    from stage_crew_ranks_before as staged
    where not exists (
        select 1
        from raw_vault.hub_crew as known
        where
            known.crew_hk = staged.crew_hk
            and known.crew_no is not distinct from staged.crew_no
    )
),

loaded as (
    select
        crew_hk as hash_key,
        crew_no as key_1
    from raw_vault.hub_crew
    where crew_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key order by load_id, load_date, applied_date, key_1) as position,
        first_value(load_id) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_load,
        first_value(key_1) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_1
    from fresh as bringing
    where
        not exists (
            select 1
            from loaded
            where bringing.hash_key = loaded.hash_key
        )
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            (key_1 is not distinct from first_1 or case when octet_length(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
        ) then 'collision'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    fresh.stage_row,
    fresh.load_id,
    case
        when
            (fresh.key_1 is not distinct from loaded.key_1 or case when octet_length(trim(fresh.key_1, ' ')) = length(trim(fresh.key_1, ' ')) then upper(trim(fresh.key_1, ' ')) else translate(trim(fresh.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(loaded.key_1, ' ')) = length(trim(loaded.key_1, ' ')) then upper(trim(loaded.key_1, ' ')) else translate(trim(loaded.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
inner join loaded on fresh.hash_key = loaded.hash_key;
