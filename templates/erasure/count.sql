-- How many of a key's rows hold what is personal, column by column.
select
    sum(case when {% for name in names %}{{ ('' if loop.first else ' or ') | sql }}{{ name }} is not null{% endfor %} then 1 else 0 end) as holding
{%- for name in names %},
    count({{ name }}) as filled_{{ loop.index }}
{%- endfor +%}
from {{ table }}
where {{ condition }};
