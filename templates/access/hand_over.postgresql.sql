-- What is built belongs to who loads, since only the owner may make a table anew.
{% for table in tables %}
alter table {{ table }} owner to {{ loader }};
{% endfor %}
