-- Each row of the table is one row: of the declared types, or rejected with every reason and the
-- row as it was delivered.
with typed as not materialized (
    select
{% for cell in this.cells %}
        {{ cell.value }} as {{ cell.name }},
{% endfor %}
        {{ this.misfits }} as misfits,
        {{ dialect.record_of('source') }} as record
    from {{ this.table }} as source
),

ruled as not materialized (
    select
        *
{%- for column in this.derived %},
        cast(({{ column.value | sql }}) as {{ dialect.type(column.type) }}) as {{ column.name }}
{%- endfor +%}
    from typed
),

checked as not materialized (
    select
        *,
        {{ this.rejection }} as rejection
    from ruled
)

select
{% for name in this.columns %}
    {{ name }},
{% endfor %}
    rejection,
    case when rejection is not null then {{ dialect.text_of_record('record') }} end as delivered
from checked
