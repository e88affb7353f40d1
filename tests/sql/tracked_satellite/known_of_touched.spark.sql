-- The narrow columns of the appearances of the keys that are delivered, and of their versions:
-- the satellite may not always have been tracked.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank_tracked
where crew_hk in (select hash_key from staged)
union all
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank
where crew_hk in (select hash_key from staged);
