-- Until when the versions of the satellite were learnt; null where it has none.
select max(load_date) as learnt_until
from raw_vault.sat_city_moves
where load_id > 0;

-- Until when the versions of the satellite were learnt; null where it has none.
select max(load_date) as learnt_until
from raw_vault.sat_crew_rank
where load_id > 0;

-- Until when the versions of the satellite were learnt; null where it has none.
select max(load_date) as learnt_until
from raw_vault.sat_crew_languages
where load_id > 0;
