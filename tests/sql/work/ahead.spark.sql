-- Of each table: how many rows are of loads that did not come to their end, and how many ghosts.
select
    0 as position,
    count(case when load_id > 7 then 1 end) as ahead,
    count(case when load_id = 0 then 1 end) as ghosts
from raw_vault.hub_airport
union all
select
    1 as position,
    count(case when load_id > 7 then 1 end) as ahead,
    count(case when load_id = 0 then 1 end) as ghosts
from raw_vault.sat_crew_rank
order by position;
