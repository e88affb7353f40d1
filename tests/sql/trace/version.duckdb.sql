-- The rows that a satellite holds of some keys, as known at a moment. Keys that are joined let
-- DuckDB read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
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
        select unnest([
            cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid)
        ])
    )
    and load_date <= timestamp '2024-01-31 12:00:00';

-- The rows that a satellite holds of some keys, as known at a moment. Keys that are joined let
-- DuckDB read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
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
        select unnest([
            cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid)
        ])
    )
    and load_date <= timestamp '2024-01-31 12:00:00';

-- The rows that a satellite holds of some keys, as known at a moment. Keys that are joined let
-- DuckDB read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
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
        select unnest([
            cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid)
        ])
    )
    and load_date <= timestamp '2024-01-31 12:00:00';
