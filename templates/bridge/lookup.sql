with
{% for crossing in this.crossings %}
{% set before = none if loop.first else loop.previtem %}
{{ crossing.met }} as (
{% filter indented %}
{% include 'bridge/met.sql' %}
{% endfilter +%}
),

{% if crossing.told %}
{{ crossing.since }} as (
{% filter indented %}
{% include 'bridge/told.sql' %}
{% endfilter +%}
),

{% endif %}
{{ crossing.over }} as (
{% filter indented %}
{% include 'bridge/over.sql' %}
{% endfilter +%}
){% if not loop.last %},{% endif +%}

{% endfor %}
select{% if this.is_ambiguous %} distinct{% endif +%}
    moment.snapshot_date,
    touched.{{ this.start.hash_key }}
{%- for crossing in this.crossings %},
    {{ crossing.over }}.{{ crossing.link.hash_key }} as {{ crossing.hash_key }},
    {{ crossing.over }}.{{ crossing.target.hash_key }} as {{ crossing.stop.hash_key }}
{%- for name, column in crossing.child_key %},
    {{ crossing.over }}.{{ column.name }} as {{ name }}
{%- endfor %}
{%- endfor +%}
from touched
{%- for crossing in this.crossings +%}
inner join {{ crossing.over }}
    on
{%- if loop.first %} touched.{{ this.start.hash_key }}
{%- else %} {{ loop.previtem.over }}.{{ loop.previtem.target.hash_key }}
{%- endif %} = {{ crossing.over }}.{{ crossing.origin.hash_key }}
{%- endfor +%}
inner join {{ moments }} as moment
    on
        touched.since <= moment.snapshot_date
{%- for crossing in this.crossings +%}
        and {{ crossing.over }}.valid_from <= moment.snapshot_date
        and {{ crossing.over }}.valid_to > moment.snapshot_date
{%- endfor %}
