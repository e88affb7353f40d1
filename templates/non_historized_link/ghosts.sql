-- The unknown and the error fact, each between the unknown and error keys of its hubs.
insert into {{ this.table }} (
    {{ this.hash_key }},
{% for reference in this.references %}
    {{ reference.hash_key }},
{% endfor %}
    load_date,
    applied_date,
    hashdiff,
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
    {{ dialect.beginning }},
    {{ hashing.empty_diff(this.payload) }},
    'dvault',
    0
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
