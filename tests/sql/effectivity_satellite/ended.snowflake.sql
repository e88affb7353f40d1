-- Which keys were gone at which moment for want of a row: since when that is known.
select
    crew_base_hk as ended_1,
    applied_date as ended_on,
    min(load_date) as known_ended
from raw_vault.sat_crew_ranked
where
    load_id > 0
    and sequence is null
    and not is_active
group by
    crew_base_hk,
    applied_date;

-- Which keys were gone at which moment for want of a row: since when that is known.
select
    crew_hk as ended_1,
    applied_date as ended_on,
    min(load_date) as known_ended
from raw_vault.sat_crew_based
where
    load_id > 0
    and sequence is null
    and not is_active
group by
    crew_hk,
    applied_date;
