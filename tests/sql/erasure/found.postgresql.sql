-- The keys of a hub that are written like this, whatever tells them apart beyond.
with written as (
    select distinct
        collision_code,
        'FRA' as airport_code
    from raw_vault.hub_airport
    where load_id > 0
),

hashed as (
    select case when airport_code is null then cast('00000000000000000000000000000000' as uuid) else cast(md5(concat_ws('|', upper(trim(collision_code, ' ') collate "C"), upper(trim(airport_code, ' ') collate "C"), octet_length(upper(trim(collision_code, ' ') collate "C")), octet_length(upper(trim(airport_code, ' ') collate "C")), cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2)) as uuid) end as hash_key
    from written
)

select
    cast(known.airport_hk as text) as hash_key,
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
    select case when airport_code is null then cast('00000000000000000000000000000000' as uuid) else cast(md5(concat_ws('|', upper(trim(collision_code, ' ') collate "C"), upper(trim(airport_code, ' ') collate "C"), octet_length(upper(trim(collision_code, ' ') collate "C")), octet_length(upper(trim(airport_code, ' ') collate "C")), cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2)) as uuid) end as hash_key
    from written
)

select
    cast(known.airport_hk as text) as hash_key,
    known.collision_code as qualifier_1
from raw_vault.hub_airport as known
inner join hashed on known.airport_hk = hashed.hash_key
where known.load_id > 0;
