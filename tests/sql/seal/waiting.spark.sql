-- The figures of what is not in the chain yet: loads, or runs, in the order of their beginning.
select
    load_id,
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
order by load_id;
