-- The runs there have been.
select run_id
from audit.run
order by run_id;
