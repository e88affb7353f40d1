-- The figures of several tables, by their place in the list.
{% for sums in every %}
{% if not loop.first %}

union all
{% endif %}
select
    {{ loop.index0 }} as place,
    figure_{{ loop.index }}.*
from (
{{ sums | indented }}
) as figure_{{ loop.index }}
{%- endfor %};
