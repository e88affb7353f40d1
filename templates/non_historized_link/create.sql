-- A non-historized link holds each fact once, with its payload; a fact never changes.
create table if not exists {{ this.table }} (
    {{ this.hash_key }} {{ hashing.type }} not null,
{% for reference in this.references %}
    {{ reference.hash_key }} {{ hashing.type }} not null,
{% endfor %}
{% for column in this.child_key %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    load_date {{ dialect.timestamp }} not null,
    applied_date {{ dialect.timestamp }} not null,
    hashdiff {{ hashing.type }} not null,
{% for column in this.payload %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept(this.hash_key) }};
