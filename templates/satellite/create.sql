-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists {{ this.table }} (
    {{ this.hash_key }} {{ hashing.type }} not null,
    load_date {{ dialect.timestamp }} not null,
    applied_date {{ dialect.timestamp }} not null,
{% if this.sequenced %}
    sequence {{ dialect.type(this.sequence_type) }},
{% endif %}
    hashdiff {{ hashing.type }} not null,
{% for column in this.attributes %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept(this.hash_key) }};
