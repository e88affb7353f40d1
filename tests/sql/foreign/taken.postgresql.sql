-- How many rows were taken over, how many keys they have, and until when they were learnt.
select
    count(*) as taken,
    count(distinct airport_hk) as distinct_keys,
    max(load_date) as learnt_until
from raw_vault.hub_airport
where load_id = 1;

-- How many rows were taken over, how many keys they have, and until when they were learnt.
select
    count(*) as taken,
    count(distinct route_hk) as distinct_keys,
    max(load_date) as learnt_until
from raw_vault.link_route
where load_id = 1;

-- How many rows were taken over, how many keys they have, and until when they were learnt.
select
    count(*) as taken,
    count(distinct crew_hk) as distinct_keys,
    max(load_date) as learnt_until
from raw_vault.sat_crew_rank
where load_id = 1;
