-- From when to when each of them was in effect: from when it is known, or first told of,
-- for good; where effectivity satellites speak of it, while one of them says so.
{% set columns %}
    met.{{ crossing.link.hash_key }},
    met.{{ crossing.origin.hash_key }},
    met.{{ crossing.target.hash_key }},
{% for _, column in crossing.child_key %}
    met.{{ column.name }},
{% endfor %}
{% endset %}
{% set columns = columns.rstrip() | sql %}
{% for satellite in crossing.effectivity %}
select
{{ columns }}
    effective.valid_from,
    effective.valid_to
from {{ crossing.met }} as met
inner join {{ satellite.history }} as effective
    on met.{{ crossing.link.hash_key }} = effective.{{ crossing.link.hash_key }}
where met.load_id > 0
union all
{% endfor %}
select
{{ columns }}
{% if crossing.told %}
    case
        when told.since < met.load_date then told.since
        else met.load_date
    end as valid_from,
{% else %}
    met.load_date as valid_from,
{% endif %}
    {{ dialect.end }} as valid_to
from {{ crossing.met }} as met
{%- if crossing.told +%}
left join {{ crossing.since }} as told
    on met.{{ crossing.link.hash_key }} = told.{{ crossing.link.hash_key }}
{%- endif %}
{%- for satellite in crossing.effectivity +%}
{% if loop.first %}where{% else %}and{% endif %} met.{{ crossing.link.hash_key }} not in (
    select {{ crossing.link.hash_key }} from {{ satellite.table }} where load_id > 0
)
{%- endfor %}
