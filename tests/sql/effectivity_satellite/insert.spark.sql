-- Stores which relations began and which ended, be it because another took their place.
insert into raw_vault.sat_crew_ranked (
    crew_base_hk,
    load_date,
    applied_date,
    sequence,
    is_active,
    record_source,
    load_id
)
select
    hash_key,
    load_date,
    applied_date,
    sequence,
    is_active,
    'crew.ranks',
    load_id
from verdict
where verdict in ('inserted', 'implied');

-- Stores which relations began and which ended, be it because another took their place.
insert into raw_vault.sat_crew_based (
    crew_base_hk,
    crew_hk,
    load_date,
    applied_date,
    sequence,
    is_active,
    base,
    record_source,
    load_id
)
select
    hash_key,
    driving_1,
    load_date,
    applied_date,
    sequence,
    is_active,
    part_1,
    'crew.rosters',
    load_id
from verdict
where verdict in ('inserted', 'implied');
