-- What was given another name, in its order.
select rename_id, run_id, kind, target, name_before, name_after
from audit.renamed
order by rename_id;
