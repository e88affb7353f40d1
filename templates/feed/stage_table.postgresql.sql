-- Every row of the table once, its types checked, its keys and contents hashed. A business key that
-- is blank is no key. Below `offset 0` all cores hash; rows are numbered above it, by one.
{{ dialect.temporary(this.table) }}
with delivered as {{ dialect.inlined | sql }}(
{{ relation | indented }}
),

keyed as {{ dialect.inlined | sql }}(
    select
{% for column in this.delivered %}
    {% if column.name in this.text_keys %}
        case when {{ dialect.trimmed(column.name) }} <> '' then {{ column.name }} end as {{ column.name }},
    {% else %}
        {{ column.name }},
    {% endif %}
{% endfor %}
        rejection,
        delivered
    from delivered
),

hashed as {{ dialect.inlined | sql }}(
    select
{% for load in this.loads %}
        cast({{ load.load_id }} as bigint) as load_id,
        cast({{ this.feed.load_date or load.load_date }} as {{ dialect.timestamp }}) as load_date,
        cast({{ this.feed.applied_date or this.feed.load_date or load.load_date }} as {{ dialect.timestamp }}) as applied_date,
{% endfor %}
        cast(null as bigint) as delivery_row,
{% for name in this.kept %}
        {{ name }},
{% endfor %}
{% for hash in this.hashed(hashing) %}
        {{ hash.sql }} as {{ hash.name }},
{% endfor %}
        rejection,
        delivered
    from keyed
    offset 0
)

select
    row_number() over () - 1 as stage_row,
    *
from hashed;

analyze {{ this.table }} (load_id{% for name in this.hash_columns %}, {{ name }}{% endfor %});
