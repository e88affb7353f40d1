-- The erasures there have been, of a key the last one last.
select
    erasure_id, run_id, hub, hash_key, requested_by, erased_by, reason, erased, until_date,
    row_count
from audit.erasure
order by erasure_id;
