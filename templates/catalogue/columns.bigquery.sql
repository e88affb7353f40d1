-- The columns of every table and view in some schemas: each dataset has a catalogue of its own.
{% for schema in schemas %}
select table_schema, table_name, column_name, data_type
from {{ dialect.identifier(schema) }}.INFORMATION_SCHEMA.COLUMNS
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
order by table_schema, table_name;
