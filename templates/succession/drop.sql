-- What was made on the way is needed no more.
{% for name in made %}
drop table if exists {{ name }};
{% endfor %}
