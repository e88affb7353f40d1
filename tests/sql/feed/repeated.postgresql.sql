-- Whether a key stands in more than one staged row: a key that does, or none.
select crew_hk
from stage_crew_ranks_before
group by crew_hk
having count(*) > 1
limit 1;

-- Whether a key stands in more than one staged row: a key that does, or none.
select crew_hk
from stage_crew_rosters
group by crew_hk
having count(*) > 1
limit 1;

-- Whether a key stands in more than one staged row: a key that does, or none.
select airport_hk
from stage_crew_rosters
group by airport_hk
having count(*) > 1
limit 1;
