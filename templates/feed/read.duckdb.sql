-- Each row of the files is one row, in order: typed, or rejected with every reason and the row
-- as it was delivered.
with records as (
{% filter indented %}
{% include 'feed/' ~ this.template ~ '.duckdb.sql' %}
{% endfilter +%}
),

typed as (
    select
        *
{%- if this.numbered %},
        {{ this.row }} as delivery_row
{%- endif %}
{%- for cell in this.cells %},
        {{ cell.value }} as {{ cell.typed }}
{%- endfor +%}
    from records
),

judged as (
    select
        filename
{%- if this.numbered %},
        delivery_row
{%- endif %}
{%- for cell in this.cells %},
        {{ cell.typed }} as {{ cell.name }}
{%- endfor %},
        {{ this.misfits }}
            as rejection
{%- for name, renamed in this.renamed %},
        {{ name }} as {{ renamed }}
{%- endfor +%}
    from typed
),

ruled as (
    select
        *
{%- for column in this.derived %},
        {{ column.value }} as {{ column.outcome }},
        {{ column.outcome }}[1] as {{ column.name }}
{%- endfor +%}
    from judged
),

checked as (
    select
        * replace (
            {{ this.rejection }} as rejection
        )
    from ruled
)

select
    filename
{%- if this.numbered %},
    delivery_row
{%- endif %}
{%- for cell in this.cells %},
    {{ cell.name }}
{%- endfor %}
{%- for column in this.derived %},
    {{ column.name }}
{%- endfor %},
    rejection,
    case
        when rejection is not null
            then {{ this.delivered }}
    end as delivered
from checked
