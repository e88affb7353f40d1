-- The figures of all loads, or of all runs.
select
    run_id,
    target,
    parts,
    part,
    row_count,
    key_sum,
    digest_sum,
    located_sum,
    personal_sum,
    covers
from audit.sealed
where run_id is not null
order by run_id;
