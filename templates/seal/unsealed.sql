-- Loads, and runs that have ended, of which there are no figures yet.
select
    0 as place,
    load_id as group_id
from {{ this('load') }}
where
    load_id > 0
    and load_id not in (
        select load_id
        from {{ this('sealed') }}
        where load_id is not null
    )
union all
select
    1 as place,
    run_id as group_id
from {{ this('run') }}
where
    run_id < {{ run_id }}
    and run_id not in (
        select run_id
        from {{ this('sealed') }}
        where run_id is not null
    );
