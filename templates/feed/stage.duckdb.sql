-- Every row of the deliveries once, its types checked, its keys and contents hashed. A business
-- key that is blank is no key.
{% set told %}{% if this.feed.load_date %}keyed.{{ this.feed.load_date }}{% else %}delivery.load_date{% endif %}{% endset %}
{{ dialect.temporary(this.table) }}
with delivered as not materialized (
{{ relation | indented }}
),

keyed as not materialized (
    select
        filename,
        {{ this.delivery_row }} as delivery_row,
{% for column in this.delivered %}
    {% if column.name in this.text_keys %}
        case when trim({{ column.name }}, ' ') <> '' then {{ column.name }} end as {{ column.name }},
    {% else %}
        {{ column.name }},
    {% endif %}
{% endfor %}
        rejection,
        delivered
    from delivered
)
{%- for hub in this.looked_up %},

{{ hub.lookup }} as (
    select
{% for name in hub.columns %}
        {{ name }} as key_{{ loop.index }},
{% endfor %}
        {{ this.hub_key(hub, hashing).sql }} as {{ hub.hash_key }}
    from (
        select distinct {{ hub.columns }}
        from keyed
    ) as distinct_keys
)
{%- endfor +%}

select
    delivery.load_id,
    cast({{ told | sql }} as {{ dialect.timestamp }}) as load_date,
    cast({{ this.feed.applied_date or told | sql }} as {{ dialect.timestamp }}) as applied_date,
    keyed.delivery_row,
{% for name in this.kept %}
    keyed.{{ name }},
{% endfor %}
{% for hub in this.looked_up %}
    {{ hub.lookup }}.{{ hub.hash_key }},
{% endfor %}
{% for hash in this.hashed(hashing) %}
    {{ hash.sql }} as {{ hash.name }},
{% endfor %}
    keyed.rejection,
    keyed.delivered
from keyed
inner join delivery on keyed.filename = delivery.filename
{%- for hub in this.looked_up +%}
inner join {{ hub.lookup }}
    on
{%- for name in hub.columns +%}
        {%+ if not loop.first %}and {% endif %}keyed.{{ name }} is not distinct from {{ hub.lookup }}.key_{{ loop.index }}
{%- endfor %}
{%- endfor %};
