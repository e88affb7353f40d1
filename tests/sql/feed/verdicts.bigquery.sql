-- How many rows of each load the last judgement gave which verdict; unchanged rows need none.
select load_id, verdict, count(*) as judged_rows
from verdict
group by load_id, verdict;
