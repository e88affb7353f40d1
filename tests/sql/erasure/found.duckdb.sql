-- The keys of a hub that are written like this, whatever tells them apart beyond.
with written as (
    select distinct
        collision_code,
        'FRA' as airport_code
    from raw_vault.hub_airport
    where load_id > 0
),

hashed as (
    select case when airport_code is null then cast('00000000000000000000000000000000' as uuid) else cast(unhex(md5(concat_ws('|', case when strlen(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2))) as uuid) end as hash_key
    from written
)

select
    cast(known.airport_hk as varchar) as hash_key,
    known.collision_code as qualifier_1
from raw_vault.hub_airport as known
inner join hashed on known.airport_hk = hashed.hash_key
where known.load_id > 0;

-- The keys of a hub that are written like this, whatever tells them apart beyond.
with written as (
    select 
        'FRA' as airport_code
),

hashed as (
    select case when airport_code is null then cast('00000000000000000000000000000000' as uuid) else cast(unhex(md5(concat_ws('|', case when strlen(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2))) as uuid) end as hash_key
    from written
)

select
    cast(known.airport_hk as varchar) as hash_key,
    known.collision_code as qualifier_1
from raw_vault.hub_airport as known
inner join hashed on known.airport_hk = hashed.hash_key
where known.load_id > 0;
