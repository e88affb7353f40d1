-- One row a key and interval in which no value changed (type 2), from when the key is known.
{% set by_time %}
partition by {{ this.hub.hash_key }} order by valid_from
{% endset %}
{{ dialect.anew(this.history) }}
with changes as (
{% for satellite in this.satellites %}
    select {{ this.hub.hash_key }}, valid_from
    from (
        select
            {{ this.hub.hash_key }},
            valid_from,
            hashdiff,
            lag(hashdiff) over (
                partition by {{ this.hub.hash_key }} order by valid_from
            ) as predecessor
        from {{ satellite.history }}
    ) as {{ satellite.alias }}
    where {{ dialect.differ('hashdiff', 'predecessor') }}
    {{ dialect.union | sql }}
{% endfor %}
    select hub.{{ this.hub.hash_key }}, hub.load_date as valid_from
    from {{ this.hub.table }} as hub
{% for satellite in this.satellites %}
    {%+ if loop.first %}where{% else %}and{% endif %} not exists (
        select 1
        from {{ satellite.table }} as known
        where
            known.{{ this.hub.hash_key }} = hub.{{ this.hub.hash_key }}
            and known.applied_date <= hub.load_date
    )
{% endfor %}
),

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
{%- for satellite in this.satellites +%}
left join {{ satellite.history }} as {{ satellite.alias }}
    on
        intervals.{{ this.hub.hash_key }} = {{ satellite.alias }}.{{ this.hub.hash_key }}
        and intervals.valid_from >= {{ satellite.alias }}.valid_from
        and intervals.valid_from < {{ satellite.alias }}.valid_to
{%- endfor %};
