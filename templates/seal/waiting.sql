-- The figures of what is not in the chain yet: loads, then runs, in the order of their beginning.
{% for group in groups %}
select
    {{ loop.index0 }} as place,
    {{ group }} as group_id,
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
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
order by place, group_id;
