-- The load dates that the rows of a delivery name, in order.
select distinct load_date
from stage_crew_ranks_before
order by load_date;
