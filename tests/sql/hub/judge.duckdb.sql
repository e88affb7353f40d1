-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
create or replace temp table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
    select
        staged.rowid as stage_row,
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
        or known.crew_no is distinct from staged.crew_no
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(key_1) over by_load as first_1
    from fresh
    where known_hash is null
    window by_load as (
        partition by hash_key
        order by load_id, load_date, applied_date, key_1
    )
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            (key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
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
            (key_1 is not distinct from known_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(known_1, ' ')) = length(trim(known_1, ' ')) then upper(trim(known_1, ' ')) else translate(trim(known_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;

-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
create or replace temp table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
    select
        staged.rowid as stage_row,
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
        or (known.load_id <> 0 and known.collision_code is distinct from staged.airport_key_code)
        or known.airport_code is distinct from staged.base
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(key_1) over by_load as first_1,
        first_value(key_2) over by_load as first_2
    from fresh
    where known_hash is null
    window by_load as (
        partition by hash_key
        order by load_id, load_date, applied_date, key_1, key_2
    )
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            coalesce((key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false) and coalesce((key_2 is not distinct from first_2 or case when strlen(trim(key_2, ' ')) = length(trim(key_2, ' ')) then upper(trim(key_2, ' ')) else translate(trim(key_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_2, ' ')) = length(trim(first_2, ' ')) then upper(trim(first_2, ' ')) else translate(trim(first_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false)
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
            coalesce((key_1 is not distinct from known_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(known_1, ' ')) = length(trim(known_1, ' ')) then upper(trim(known_1, ' ')) else translate(trim(known_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false) and coalesce((key_2 is not distinct from known_2 or case when strlen(trim(key_2, ' ')) = length(trim(key_2, ' ')) then upper(trim(key_2, ' ')) else translate(trim(key_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(known_2, ' ')) = length(trim(known_2, ' ')) then upper(trim(known_2, ' ')) else translate(trim(known_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), false)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;

-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
create or replace temp table verdict as
with fresh as (
    -- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
    select
        staged.rowid as stage_row,
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
        or known.crew_no is distinct from staged.crew_no
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(key_1) over by_load as first_1
    from fresh
    where known_hash is null
    window by_load as (
        partition by hash_key
        order by load_id, load_date, applied_date, key_1
    )
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            (key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
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
            (key_1 is not distinct from known_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(known_1, ' ')) = length(trim(known_1, ' ')) then upper(trim(known_1, ' ')) else translate(trim(known_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;
