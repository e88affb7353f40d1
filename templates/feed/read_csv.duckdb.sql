-- Every record of CSV files as text, in order; a broken one has its mark in the first column.
select
    {{ this.filename }} as filename
{%- for source in this.sources %},
    {{ source }} as {{ this.columns[loop.index0] }}
{%- endfor %}
{%- if this.broken %},
    {{ this.broken }} as broken
{%- endif +%}
from read_csv(
    [{{ this.files }}],
    columns = {
{% for column in this.columns %}
        {{ column }}: 'varchar'{% if not loop.last %},{% endif +%}
{% endfor %}
    },
    delim = {{ this.format.delimiter }},
    quote = {{ this.quote }},
    escape = {{ this.quote }},
    nullstr = {{ this.format.null }},
    header = {{ this.format.header }},
    filename = 'delivery file',
    max_line_size = {{ this.longest }},
    auto_detect = false,
    compression = 'none',
    hive_partitioning = false
)
