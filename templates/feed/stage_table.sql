-- Every row of the table once, its types checked, its keys and contents hashed. A business key that
-- is blank is no key.
{% block target %}
{{ dialect.temporary(this.table) }}
{% endblock %}
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
)

select
{% for number in dialect.numbering %}
    {{ number | sql }},
{% endfor %}
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
from keyed;
{% block shown %}{% endblock %}
