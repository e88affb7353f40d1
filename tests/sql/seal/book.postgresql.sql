-- What a table of the audit holds of some loads, or runs.
select
    load_id,
    run_id,
    feed,
    file,
    bytes,
    sha256,
    load_date,
    delivered,
    rejected,
    started,
    finished,
    status,
    message,
    recipe
from audit.load
where load_id between 7 and 8;
