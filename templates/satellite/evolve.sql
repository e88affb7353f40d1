-- Appends attributes; rows that are there hold null, and their hashdiffs stay as they are.
{% for column in added %}
alter table {{ this.table }} add column {{ column.name }} {{ dialect.type(column.type) }};
{% endfor %}
