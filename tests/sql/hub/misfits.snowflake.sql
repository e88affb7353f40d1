-- One of the keys that were taken over and are hashed otherwise than the warehouse hashes them, and
-- how many there are.
select
    count(*) over () as misfits,
    hex_encode(taken.airport_hk, 0) as found,
    array_to_string(array_construct_compact(cast(taken.collision_code as varchar), cast(taken.airport_code as varchar)), ', ') as business_key
from raw_vault.hub_airport as taken
where
    load_id = 1
    and airport_hk is distinct from case when airport_code is null then x'00000000000000000000000000000000' else md5_binary(array_to_string(array_construct_compact(case when octet_length(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when octet_length(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, cast(octet_length(case when octet_length(trim(collision_code, ' ')) = length(trim(collision_code, ' ')) then upper(trim(collision_code, ' ')) else translate(trim(collision_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end) as varchar), cast(octet_length(case when octet_length(trim(airport_code, ' ')) = length(trim(airport_code, ' ')) then upper(trim(airport_code, ' ')) else translate(trim(airport_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end) as varchar), cast(cast(collision_code is not null as integer) + cast(airport_code is not null as integer) * 2 as varchar)), '|')) end
limit 1;
