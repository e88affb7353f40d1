-- Each row of the table is one row: of the declared types, or rejected with every reason and the
-- row as it was delivered.
with typed as {{ dialect.inlined | sql }}(
    select
{% for cell in this.cells %}
        {{ cell.value }} as {{ cell.name }},
{% endfor %}
{% for name, beside in this.beside %}
        source.{{ name }} as {{ beside }},
{% endfor %}
        {{ this.misfits }} as misfits
    from {{ this.table }} as source
{% if this.condition is not none %}
    where {{ this.condition }}
{% endif %}
),

ruled as {{ dialect.inlined | sql }}(
    select
        *
{%- for column in this.derived %},
        cast(({{ column.value | sql }}) as {{ dialect.type(column.type) }}) as {{ column.name }}
{%- endfor +%}
    from typed
),

{% if this.lookups %}
looked_up as {{ dialect.inlined | sql }}(
{% filter indented %}
{% include 'feed/join_lookups.sql' %}
{% endfilter +%}
),

{% endif %}
checked as {{ dialect.inlined | sql }}(
    select
        *,
        {{ this.rejection }} as rejection
    from {{ ('looked_up' if this.lookups else 'ruled') | sql }}
)

select
{% for name in this.columns %}
    {{ name }},
{% endfor %}
    rejection,
    case
        when rejection <> ''
            then {{ dialect.json(this.shown(dialect)) }}
    end as delivered
from checked
