-- The chain of seals, from its beginning.
select number, load_id, run_id, sealed_by, sealed, content, digest
from audit.seal
order by number, digest;
