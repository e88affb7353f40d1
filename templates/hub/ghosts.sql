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
    {{ dialect.beginning }},
    'dvault',
    0
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
