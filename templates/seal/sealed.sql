-- The figures of all loads, or of all runs.
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
where {{ group }} is not null
order by {{ group }};
