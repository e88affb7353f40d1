-- The figures of what is not in the chain yet: loads, or runs, in the order of their beginning.
select
    {{ group }},
    target,
    parts,
    part,
    row_count,
    key_sum,
    digest_sum,
    located_sum,
    personal_sum,
    covers
from {{ this('sealed') }}
where
    {{ group }} is not null
    and {{ group }} not in (
        select {{ group }}
        from {{ this('seal') }}
        where {{ group }} is not null
    )
order by {{ group }};
