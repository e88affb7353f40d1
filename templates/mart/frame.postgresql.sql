-- What a Python mart has computed.
drop table if exists pg_temp.frame;

create temp table frame (
{% for name, type in columns %}
    {{ name }} {{ type }}{% if not loop.last %},{% endif +%}
{% endfor %}
);
