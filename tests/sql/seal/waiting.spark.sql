-- The figures of what is not in the chain yet: loads, then runs, in the order of their beginning.
select
    0 as place,
    load_id as group_id,
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
where
    load_id is not null
    and load_id not in (
        select load_id
        from audit.seal
        where load_id is not null
    )
union all
select
    1 as place,
    run_id as group_id,
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
where
    run_id is not null
    and run_id not in (
        select run_id
        from audit.seal
        where run_id is not null
    )
order by place, group_id;
