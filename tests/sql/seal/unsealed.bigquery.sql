-- Loads, or runs that have ended, of which there are no figures yet.
select run_id
from audit.run
where
    run_id < 7
    and run_id not in (
        select run_id
        from audit.sealed
        where run_id is not null
    )
order by run_id;
