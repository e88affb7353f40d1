-- A ghost at the unknown and at the error key, so that equi-joins never lose a row.
insert into {{ this.table }} (
    {{ this.hash_key }}, load_date, applied_date, hashdiff, record_source, load_id
)
values
{% for key in [hashing.unknown, hashing.error] %}
(
    {{ key }},
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    {{ hashing.empty_diff }},
    'dvault',
    0
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
