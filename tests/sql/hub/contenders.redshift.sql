-- The rows that may bring a new key first, in whichever role.
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    hash_key,
    key_1,
    key_2,
    0 as place
from fresh
where known_hash is null
union all
select
    null,
    load_id,
    load_date,
    applied_date,
    destination_hk,
    airport_key_code,
    destination,
    1
from stage_plans_flights
where
    destination_hk in (
        select hash_key
        from fresh
        where known_hash is null
    );
