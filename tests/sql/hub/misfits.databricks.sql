-- One of the keys that were taken over and are hashed otherwise than the warehouse hashes them, and
-- how many there are.
select
    count(*) over () as misfits,
    lower(hex(taken.airport_hk)) as found,
    concat_ws(', ', cast(taken.collision_code as string), cast(taken.airport_code as string)) as business_key
from raw_vault.hub_airport as taken
where
    load_id = 1
    and airport_hk is distinct from case when airport_code is null then x'00000000000000000000000000000000' else unhex(md5(concat_ws('|', case when octet_length(trim(both ' ' from collision_code)) = length(trim(both ' ' from collision_code)) then upper(trim(both ' ' from collision_code)) else translate(trim(both ' ' from collision_code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when octet_length(trim(both ' ' from airport_code)) = length(trim(both ' ' from airport_code)) then upper(trim(both ' ' from airport_code)) else translate(trim(both ' ' from airport_code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, cast(octet_length(case when octet_length(trim(both ' ' from collision_code)) = length(trim(both ' ' from collision_code)) then upper(trim(both ' ' from collision_code)) else translate(trim(both ' ' from collision_code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end) as string), cast(octet_length(case when octet_length(trim(both ' ' from airport_code)) = length(trim(both ' ' from airport_code)) then upper(trim(both ' ' from airport_code)) else translate(trim(both ' ' from airport_code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end) as string), cast(cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2 as string)))) end
limit 1;
