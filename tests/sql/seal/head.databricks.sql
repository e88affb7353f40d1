-- The last seal of the chain.
select number, load_id, run_id, sealed_by, sealed, content, digest
from audit.seal
order by number desc
limit 1;
