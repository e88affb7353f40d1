-- One of the keys that were taken over and are hashed otherwise than the warehouse hashes them, and
-- how many there are.
select
    count(*) over () as misfits,
    cast(taken.airport_hk as text) as found,
    concat_ws(', ', taken.collision_code, taken.airport_code) as business_key
from raw_vault.hub_airport as taken
where
    load_id = 1
    and airport_hk is distinct from case when airport_code is null then cast('00000000000000000000000000000000' as uuid) else cast(md5(concat_ws('|', upper(trim(collision_code, ' ') collate "C"), upper(trim(airport_code, ' ') collate "C"), octet_length(upper(trim(collision_code, ' ') collate "C")), octet_length(upper(trim(airport_code, ' ') collate "C")), cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2)) as uuid) end
limit 1;
