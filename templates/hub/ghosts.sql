-- The unknown and the error key, so that a key that is missing or wrong still has its row.
insert into {{ this.table }} (
    {{ this.hash_key }},
    load_date,
    record_source,
    load_id
)
values
{% for key in [hashing.unknown, hashing.error] %}
(
    {{ key }},
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
