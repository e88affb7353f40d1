-- The rows that a satellite holds of some keys, as known at a moment.
select
    crew_hk,
    applied_date,
    load_date,
    sequence,
    rank,
    record_source,
    load_id
from raw_vault.sat_crew_rank
where
    crew_hk in (
        unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
    )
    and load_date <= timestamp '2024-01-31 12:00:00';

-- The rows that a satellite holds of some keys, as known at a moment.
select
    crew_hk,
    applied_date,
    load_date,
    sequence,
    status,
    record_source,
    load_id
from raw_vault.sat_crew_rank_life
where
    crew_hk in (
        unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
    )
    and load_date <= timestamp '2024-01-31 12:00:00';

-- The rows that a satellite holds of some keys, as known at a moment.
select
    crew_base_hk,
    applied_date,
    load_date,
    sequence,
    is_active,
    record_source,
    load_id
from raw_vault.sat_crew_ranked
where
    crew_base_hk in (
        unhex('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f')
    )
    and load_date <= timestamp '2024-01-31 12:00:00';
