-- The refused rows of the files as they were delivered, numbered in their file from 1 on.
with records as (
{% filter indented %}
{% include 'feed/' ~ this.template ~ '.duckdb.sql' %}
{% endfilter +%}
),

numbered as (
    select
        filename,
        {{ this.row }} as position
{%- for name, renamed in this.renamed %},
        {{ name }} as {{ renamed }}
{%- endfor +%}
    from records
),

placed as (
    select
        *,
        {{ this.place }} as delivery_row
    from numbered
)

select
    filename,
    delivery_row,
    {{ this.delivered }}
        as delivered
from placed
where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals)
