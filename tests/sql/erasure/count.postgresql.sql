-- How many of a key's rows hold what is personal, column by column.
select
    sum(case when collision_code is not null or airport_code is not null then 1 else 0 end) as holding,
    count(collision_code) as filled_1,
    count(airport_code) as filled_2
from raw_vault.hub_airport
where airport_hk = cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid);
