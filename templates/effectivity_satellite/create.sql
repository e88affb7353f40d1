-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists {{ this.table }} (
    {{ this.hash_key }} {{ hashing.type }} not null,
{% for name in this.driving_keys %}
    {{ name }} {{ hashing.type }} not null,
{% endfor %}
    load_date {{ dialect.timestamp }} not null,
    applied_date {{ dialect.timestamp }} not null,
{% if this.sequenced %}
    sequence {{ dialect.type(this.sequence_type) }},
{% endif %}
{% for column in this.attributes %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept(this.hash_key) }};
