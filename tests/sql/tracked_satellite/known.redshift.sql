-- The narrow columns of every appearance: what a delivery as large as it is judged by.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank_tracked;
