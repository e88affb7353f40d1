-- The unknown and the error relation, each between the unknown and error keys of its hubs.
insert into {{ this.table }} (
    {{ this.hash_key }},
{% for reference in this.references %}
    {{ reference.hash_key }},
{% endfor %}
    load_date,
    record_source,
    load_id
)
values
{% for key in [hashing.unknown, hashing.error] %}
(
    {{ key }},
{% for reference in this.references %}
    {{ key }},
{% endfor %}
    {{ dialect.beginning }},
    'dvault',
    0
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
