-- The rows with what is looked up for them: each is there once, as each key is in a list.
select
    ruled.*
{%- for one in this.lookups %},
    {{ one.table }}.found as {{ one.name }},
    {{ one.table }}.key_1 is not null as {{ one.found }}
{%- endfor +%}
from ruled
{% for one in this.lookups %}
left join {{ one.table }}
    on {{ one.condition }}
{% endfor %}
