-- A table gets another name, and what finds its rows is called after it; no row is touched.
{% include 'change/rename_table.sql' +%}
{% for old, new in indexes %}

alter index if exists {{ old }}
rename to {{ new.name }};
{% endfor %}
