-- The loads by which rows are named.
select load_id, run_id, feed, file, load_date
from audit.load
order by load_id;
