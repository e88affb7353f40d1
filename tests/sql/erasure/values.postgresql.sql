-- The texts of what is personal in a key's rows.
select distinct cast(collision_code as text) as personal
from raw_vault.hub_airport
where airport_hk = cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid) and collision_code is not null
union
select distinct cast(airport_code as text) as personal
from raw_vault.hub_airport
where airport_hk = cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid) and airport_code is not null;
