-- Remembers what was true at each moment beside the versions, where it is not known by its hash.
insert into raw_vault.sat_crew_rank_tracked (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    record_source,
    load_id
)
select
    told.crew_hk,
    timestamp '2024-01-31 12:00:00' as load_date,
    told.applied_date,
    told.sequence,
    told.hashdiff,
    'crew.ranks' as record_source,
    7 as load_id
from told
where
    not exists (
        select 1
        from raw_vault.sat_crew_rank_tracked as known
        where
            told.applied_date = known.applied_date
            and told.crew_hk = known.crew_hk
            and told.sequence is not distinct from known.sequence
            and told.dvault_told = known.hashdiff
    );
