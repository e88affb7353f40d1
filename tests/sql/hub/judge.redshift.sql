-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
drop table if exists verdict;

create temp table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.crew_hk as hash_key,
        staged.crew_no as key_1,
        known.crew_hk as known_hash,
        known.crew_no as known_1
    from stage_crew_ranks as staged
    left join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
    where
        known.crew_hk is null
        or (known.crew_no <> staged.crew_no or (known.crew_no is null) <> (staged.crew_no is null))
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key order by load_id, load_date, applied_date, key_1) as position,
        first_value(load_id) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_load,
        first_value(key_1) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_1
    from fresh
    where known_hash is null
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            ((key_1 = first_1 or (key_1 is null and first_1 is null)) or case when octet_length(trim(both ' ' from key_1)) = length(trim(both ' ' from key_1)) then upper(trim(both ' ' from key_1)) else translate(trim(both ' ' from key_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from first_1)) = length(trim(both ' ' from first_1)) then upper(trim(both ' ' from first_1)) else translate(trim(both ' ' from first_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
        ) then 'collision'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when
            ((key_1 = known_1 or (key_1 is null and known_1 is null)) or case when octet_length(trim(both ' ' from key_1)) = length(trim(both ' ' from key_1)) then upper(trim(both ' ' from key_1)) else translate(trim(both ' ' from key_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from known_1)) = length(trim(both ' ' from known_1)) then upper(trim(both ' ' from known_1)) else translate(trim(both ' ' from known_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;

-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
drop table if exists verdict;

create temp table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.airport_hk as hash_key,
        staged.airport_key_code as key_1,
        staged.base as key_2,
        known.airport_hk as known_hash,
        known.collision_code as known_1,
        known.airport_code as known_2
    from stage_crew_ranks as staged
    left join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
    where
        known.airport_hk is null
        or (known.load_id <> 0 and (known.collision_code <> staged.airport_key_code or (known.collision_code is null) <> (staged.airport_key_code is null)))
        or (known.airport_code <> staged.base or (known.airport_code is null) <> (staged.base is null))
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2) as position,
        first_value(load_id) over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2 rows unbounded preceding) as first_load,
        first_value(key_1) over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2 rows unbounded preceding) as first_1,
        first_value(key_2) over (partition by hash_key order by load_id, load_date, applied_date, key_1, key_2 rows unbounded preceding) as first_2
    from fresh
    where known_hash is null
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            coalesce(((key_1 = first_1 or (key_1 is null and first_1 is null)) or case when octet_length(trim(both ' ' from key_1)) = length(trim(both ' ' from key_1)) then upper(trim(both ' ' from key_1)) else translate(trim(both ' ' from key_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from first_1)) = length(trim(both ' ' from first_1)) then upper(trim(both ' ' from first_1)) else translate(trim(both ' ' from first_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false) and coalesce(((key_2 = first_2 or (key_2 is null and first_2 is null)) or case when octet_length(trim(both ' ' from key_2)) = length(trim(both ' ' from key_2)) then upper(trim(both ' ' from key_2)) else translate(trim(both ' ' from key_2), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from first_2)) = length(trim(both ' ' from first_2)) then upper(trim(both ' ' from first_2)) else translate(trim(both ' ' from first_2), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false)
        ) then 'collision'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when
            coalesce(((key_1 = known_1 or (key_1 is null and known_1 is null)) or case when octet_length(trim(both ' ' from key_1)) = length(trim(both ' ' from key_1)) then upper(trim(both ' ' from key_1)) else translate(trim(both ' ' from key_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from known_1)) = length(trim(both ' ' from known_1)) then upper(trim(both ' ' from known_1)) else translate(trim(both ' ' from known_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false) and coalesce(((key_2 = known_2 or (key_2 is null and known_2 is null)) or case when octet_length(trim(both ' ' from key_2)) = length(trim(both ' ' from key_2)) then upper(trim(both ' ' from key_2)) else translate(trim(both ' ' from key_2), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from known_2)) = length(trim(both ' ' from known_2)) then upper(trim(both ' ' from known_2)) else translate(trim(both ' ' from known_2), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;

-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
drop table if exists verdict;

create temp table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.crew_hk as hash_key,
        staged.crew_no as key_1,
        known.crew_hk as known_hash,
        known.crew_no as known_1
    from stage_crew_ranks_before as staged
    left join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
    where
        known.crew_hk is null
        or (known.crew_no <> staged.crew_no or (known.crew_no is null) <> (staged.crew_no is null))
),

ranked as (
    select
        *,
        row_number() over (partition by hash_key order by load_id, load_date, applied_date, key_1) as position,
        first_value(load_id) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_load,
        first_value(key_1) over (partition by hash_key order by load_id, load_date, applied_date, key_1 rows unbounded preceding) as first_1
    from fresh
    where known_hash is null
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            ((key_1 = first_1 or (key_1 is null and first_1 is null)) or case when octet_length(trim(both ' ' from key_1)) = length(trim(both ' ' from key_1)) then upper(trim(both ' ' from key_1)) else translate(trim(both ' ' from key_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from first_1)) = length(trim(both ' ' from first_1)) then upper(trim(both ' ' from first_1)) else translate(trim(both ' ' from first_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
        ) then 'collision'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when
            ((key_1 = known_1 or (key_1 is null and known_1 is null)) or case when octet_length(trim(both ' ' from key_1)) = length(trim(both ' ' from key_1)) then upper(trim(both ' ' from key_1)) else translate(trim(both ' ' from key_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when octet_length(trim(both ' ' from known_1)) = length(trim(both ' ' from known_1)) then upper(trim(both ' ' from known_1)) else translate(trim(both ' ' from known_1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;
