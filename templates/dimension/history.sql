-- One row a key and interval in which no value changed (type 2), from when the key is known.
{% set by_time %}
partition by {{ this.hub.hash_key }} order by valid_from
{% endset %}
{% set member %}
{% if this.same_as %}coalesce({{ this.same_as.alias }}.{{ this.same_as.master.hash_key }}, hub.{{ this.hub.hash_key }}){% else %}intervals.{{ this.hub.hash_key }}{% endif %}
{% endset %}
{% set member = member | sql %}
{{ dialect.anew(this.history) }}
{% if this.same_as %}
with member as (
    select
        hub.{{ this.hub.hash_key }},
        {{ member }} as {{ this.same_as.master_key }},
        hub.load_date
    from {{ this.hub.table }} as hub
    left join {{ this.same_as.table }} as {{ this.same_as.alias }}
        on hub.{{ this.hub.hash_key }} = {{ this.same_as.alias }}.{{ this.same_as.duplicate.hash_key }}
),

changes as (
{% filter indented %}
{% include 'dimension/changes_of_masters.sql' %}
{% endfilter +%}
),
{% else %}
with changes as (
{% filter indented %}
{% include 'dimension/changes.sql' %}
{% endfilter +%}
),
{% endif %}

intervals as (
    select
        {{ this.hub.hash_key }},
        valid_from,
        {{ dialect.next('valid_from', by_time) }} as valid_to
    from changes
)

select
    hub.{{ this.hub.hash_key }},
    intervals.valid_from,
    intervals.valid_to
{%- if this.same_as %},
    {{ member }} as {{ this.same_as.master_key }}
{%- endif %}
{%- for column in this.tree %},
    {{ this.hierarchy.alias }}.{{ column }}
{%- endfor %}
{%- for column in this.hub.identity %},
    hub.{{ column.name }}
{%- endfor %}
{%- for attribute in this.attributes %},
    {{ attribute.satellite.alias }}.{{ attribute.column }} as {{ attribute.name }}
{%- endfor %}
{%- for column in this.columns %},
    {{ column.sql | sql }} as {{ column.name }}
{%- endfor +%}
from intervals
inner join {{ this.hub.table }} as hub
    on intervals.{{ this.hub.hash_key }} = hub.{{ this.hub.hash_key }}
{%- if this.same_as +%}
left join {{ this.same_as.table }} as {{ this.same_as.alias }}
    on hub.{{ this.hub.hash_key }} = {{ this.same_as.alias }}.{{ this.same_as.duplicate.hash_key }}
{%- endif %}
{%- if this.hierarchy +%}
left join {{ this.hierarchy.table }} as {{ this.hierarchy.alias }}
    on {{ member }} = {{ this.hierarchy.alias }}.{{ this.hub.hash_key }}
{%- endif %}
{%- for satellite in this.satellites +%}
left join {{ satellite.history }} as {{ satellite.alias }}
    on
        {{ member }} = {{ satellite.alias }}.{{ this.hub.hash_key }}
        and intervals.valid_from >= {{ satellite.alias }}.valid_from
        and intervals.valid_from < {{ satellite.alias }}.valid_to
{%- endfor %};
