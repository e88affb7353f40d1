-- Every row of the deliveries once, its types checked, its keys and contents hashed. A business
-- key that is blank is no key.
create or replace temp table {{ this.table }} as
with delivered as (
{{ relation }}
),
{% if this.occurrences %}

positioned as (
    select
        *,
        row_number() over () as position
    from delivered
),

-- The order of rows does not matter to these numbers: rows that share them are the same.
numbered as (
    select
        *{% for column in this.occurrences %},
        row_number() over (
            partition by filename, rejection{% for name in this.content %}, {{ name }}{% endfor %}

        ) as {{ column.name }}{% endfor %}

    from positioned
),
{% endif %}

keyed as (
    select
        filename,
{% for column in this.delivered %}
    {% if column.name in this.text_keys %}
        case when trim({{ column.name }}, ' ') <> '' then {{ column.name }} end as {{ column.name }},
    {% else %}
        {{ column.name }},
    {% endif %}
{% endfor %}
        rejection,
        delivered{% if this.occurrences %},
        position
    from numbered{% else %}

    from delivered{% endif %}

)

select
    delivery.load_id,
    delivery.load_date,
    cast({{ this.applied_date }} as {{ dialect.timestamp }}) as applied_date,
{% for name in this.kept %}
    keyed.{{ name }},
{% endfor %}
{% for hash in this.hashed(hashing) %}
    {{ hash.sql }} as {{ hash.name }},
{% endfor %}
    keyed.rejection,
    keyed.delivered
from keyed
inner join delivery on keyed.filename = delivery.filename{% if this.occurrences %}

order by keyed.position{% endif %};
