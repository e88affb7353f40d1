-- A ghost at the unknown and at the error key, so that equi-joins never lose a row.
insert into {{ this.table }} (
    {{ this.hash_key }}, load_date, applied_date, hashdiff, record_source, load_id
)
values
{% for key in [hashing.unknown, hashing.error] %}
(
    {{ key }},
    {{ dialect.beginning }},
    {{ dialect.beginning }},
    {{ hashing.empty_diff(this.attributes) }},
    'dvault',
    0
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
