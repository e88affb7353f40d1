-- What erasures took of rows, in their order.
select
    erasure_id,
    run_id,
    load_id,
    target,
    erased_columns,
    row_key,
    row_count,
    was_sound,
    key_number,
    covers,
    digest_change,
    located_change,
    personal_change,
    holds,
    digest_left
from audit.erased_row
order by erasure_id;
