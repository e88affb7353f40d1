-- The narrow columns of every appearance: what a delivery as large as it is judged by. Versions
-- stand beside them, for the satellite may not always have been tracked.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank_tracked
union all
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank;
