-- The narrow columns of every appearance, which a delivery as large as it is judged by, and of
-- every version: the satellite may not always have been tracked.
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
