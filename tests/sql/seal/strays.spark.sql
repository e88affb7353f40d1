-- How many figures are of nothing: nobody has written such.
select count(*) as strays
from audit.sealed
where load_id is null and run_id is null;
