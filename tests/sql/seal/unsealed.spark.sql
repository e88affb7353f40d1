-- Loads, and runs that have ended, of which there are no figures yet.
select
    0 as place,
    load_id as group_id
from audit.load
where
    load_id > 0
    and load_id not in (
        select load_id
        from audit.sealed
        where load_id is not null
    )
union all
select
    1 as place,
    run_id as group_id
from audit.run
where
    run_id < 7
    and run_id not in (
        select run_id
        from audit.sealed
        where run_id is not null
    );
