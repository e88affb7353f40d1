-- The tables and views in some schemas, each with a description that ends with its columns.
{% for schema in schemas %}
show table extended in {{ dialect.identifier(schema) }} like '*';
{% endfor %}
