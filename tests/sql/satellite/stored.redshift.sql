-- How many versions are stored.
select count(*)
from raw_vault.sat_crew_rank;

-- How many versions are stored.
select count(*)
from raw_vault.sat_crew_rank_before;

-- How many versions are stored.
select count(*)
from raw_vault.sat_flight_plans;
