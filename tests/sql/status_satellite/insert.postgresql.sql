-- Stores what became of the keys: of those that were delivered, and of those that are gone.
insert into raw_vault.sat_crew_rank_life (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    status,
    record_source,
    load_id
)
select
    hash_key,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    status,
    'crew.ranks',
    load_id
from verdict
where verdict in ('inserted', 'implied');

-- Stores what became of the keys: of those that were delivered, and of those that are gone.
insert into raw_vault.sat_crew_life (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    status,
    base,
    record_source,
    load_id
)
select
    hash_key,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    status,
    part_1,
    'crew.rosters',
    load_id
from verdict
where verdict in ('inserted', 'implied');
