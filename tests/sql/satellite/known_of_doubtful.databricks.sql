-- The narrow columns of the versions stored of the keys that need to be judged.
select
    null,
    load_id,
    load_date,
    applied_date,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank_before
where crew_hk in (select hash_key from doubtful);

-- The narrow columns of the versions stored of the keys that need to be judged.
select
    null,
    load_id,
    load_date,
    applied_date,
    flight_hk,
    hashdiff
from raw_vault.sat_flight_plans
where flight_hk in (select hash_key from doubtful);

-- The narrow columns of the versions stored of the keys that need to be judged.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    passenger_hk,
    hashdiff
from raw_vault.sat_passenger_desk
where passenger_hk in (select hash_key from doubtful);
