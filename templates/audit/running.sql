-- The run that has just begun, and of how many files its definitions are, if they are kept already.
select
    max(run_id) as run_id,
    (
        select count(*)
        from {{ this('definition') }}
        where digest = {{ warehouse.digest }}
    ) as files
from {{ this('run') }};
