-- The run that has just begun.
select max(run_id) as run_id
from audit.run;
