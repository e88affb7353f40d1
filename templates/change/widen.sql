-- Columns get a type that holds every value they have and writes it alike: no hash changes by it.
{% for stored, column in widened %}
alter table {{ this.table }} alter column {{ column.name }} type {{ dialect.type(column.type) }};
{% endfor %}
