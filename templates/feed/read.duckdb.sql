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
{%- for rule in this.rules %},
        {{ rule.value }} as {{ rule.outcome }},
        {{ rule.outcome }}[1] as {{ rule.name }}
{%- endfor +%}
    from judged
),

{% if this.lookups %}
looked_up as (
{% filter indented %}
{% include 'feed/join_lookups.sql' %}
{% endfilter +%}
),

{% endif %}
checked as (
    select
        * replace (
            {{ this.rejection }} as rejection
        )
    from {{ ('looked_up' if this.lookups else 'ruled') | sql }}
)

select
    filename
{%- if this.numbered %},
    delivery_row
{%- endif %}
{%- for cell in this.cells %},
    {{ cell.name }}
{%- endfor %}
{%- for name in this.made %},
    {{ name }}
{%- endfor %},
    rejection,
    case
        when rejection <> ''
            then {{ this.delivered }}
    end as delivered
from checked
