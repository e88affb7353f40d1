-- Every row of the files as it was delivered, numbered in its file from 1 on.
with records as (
{% filter indented %}
{% include 'feed/' ~ this.template ~ '.duckdb.sql' %}
{% endfilter +%}
),

numbered as (
    select
        filename,
        row_number() over () as position
{%- for name, renamed in this.renamed %},
        {{ name }} as {{ renamed }}
{%- endfor +%}
    from records
)

select
    filename,
    position - min(position) over (partition by filename) + 1 as delivery_row,
    {{ this.delivered }}
        as delivered
from numbered
