-- The delivered rows with the numbers that tell equal rows of a delivery apart. The order of
-- rows does not matter to these numbers: rows that could exchange them are the same.
with delivered as (
{{ relation | indented }}
)

select
    *
{%- for column in this.occurrences %},
    row_number() over (
        partition by {% for name in this.apart %}{{ name }}, {% endfor %}rejection{% for name in this.content %}, {{ name }}{% endfor +%}
{%- for column in this.feed.captured +%}
        order by cast({{ column.name }} as {{ dialect.text }})
{%- endfor +%}
    ) as {{ column.name }}
{%- endfor +%}
from delivered
