-- The moments at which a value of a key changed, and the one from which on it is known.
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
{%- for satellite in this.satellites +%}
{% if loop.first %}where{% else %}and{% endif %} not exists (
    select 1
    from {{ satellite.table }} as known
    where
        known.{{ this.hub.hash_key }} = hub.{{ this.hub.hash_key }}
        and known.applied_date <= hub.load_date
)
{%- endfor %}
