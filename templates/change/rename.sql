-- Columns get other names and keep their place, by which they are hashed; no row is touched.
{% for before, column in renamed %}
alter table {{ this.table }} rename column {{ before }} to {{ column.name }};
{% endfor %}
