-- What is known of the keys that are delivered.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    is_active,
    0,
    crew_base_hk,
    1,
    null,
    null
from raw_vault.sat_crew_ranked
where
    load_id > 0
    and (crew_base_hk) in (select hash_key from staged);

-- What is known of the keys that are delivered.
select
    null,
    load_id,
    crew_hk,
    base,
    load_date,
    applied_date,
    sequence,
    is_active,
    0,
    crew_base_hk,
    1,
    null,
    null
from raw_vault.sat_crew_based
where
    load_id > 0
    and (crew_hk) in (select driving_1 from staged);
