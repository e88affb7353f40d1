-- One of the keys that were taken over and are hashed otherwise than the warehouse hashes them, and
-- how many there are.
select
    count(*) over () as misfits,
    cast(taken.airport_hk as varchar) as found,
    concat_ws(', ', taken.collision_code, taken.airport_code) as business_key
from raw_vault.hub_airport as taken
where
    load_id = 1
    and airport_hk is distinct from case when airport_code is null then cast('00000000000000000000000000000000' as uuid) else cast(unhex(md5(concat_ws('|', case when strlen(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2))) as uuid) end
limit 1;
