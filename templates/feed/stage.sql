-- Every row of the deliveries once, its types checked, its keys and contents hashed. A business
-- key that is blank is no key.
create or replace temp table {{ this.table }} as
with delivered as (
{{ relation | indented }}
),

keyed as (
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

select
    delivery.load_id,
    delivery.load_date,
    cast({{ this.applied_date }} as {{ dialect.timestamp }}) as applied_date,
    keyed.delivery_row,
{% for name in this.kept %}
    keyed.{{ name }},
{% endfor %}
{% for hash in this.hashed(hashing) %}
    {{ hash.sql }} as {{ hash.name }},
{% endfor %}
    keyed.rejection,
    keyed.delivered
from keyed
inner join delivery on keyed.filename = delivery.filename;
