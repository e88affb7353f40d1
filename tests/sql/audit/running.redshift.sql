-- The run that has just begun, and of how many files its definitions are, if they are kept already.
select
    max(run_id) as run_id,
    (
        select count(*)
        from audit.definition
        where digest = 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
    ) as files
from audit.run;
