-- How many moments there were, and of how many a version is stored.
select
    (select count(*) from told) as moments,
    count(*) as stored
from raw_vault.sat_city_moves
where load_id = 7;

-- How many moments there were, and of how many a version is stored.
select
    (select count(*) from told) as moments,
    count(*) as stored
from raw_vault.sat_crew_rank
where load_id = 7;

-- How many moments there were, and of how many a version is stored.
select
    (select count(*) from told) as moments,
    count(*) as stored
from raw_vault.sat_crew_languages
where load_id = 7;
