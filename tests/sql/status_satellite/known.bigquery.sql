-- What is known of the keys that are delivered.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff,
    status,
    1,
    null,
    null
from raw_vault.sat_crew_rank_life
where
    load_id > 0
    and crew_hk in (select hash_key from staged);

-- What is known of the keys that are delivered.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff,
    base,
    status,
    1,
    null,
    null
from raw_vault.sat_crew_life
where
    load_id > 0
    and crew_hk in (select hash_key from staged);
