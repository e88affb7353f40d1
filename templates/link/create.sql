-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists {{ this.table }} (
    {{ this.hash_key }} {{ hashing.type }} not null,
{% for reference in this.references %}
    {{ reference.hash_key }} {{ hashing.type }} not null,
{% endfor %}
{% for column in this.child_key %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    load_date {{ dialect.timestamp }} not null,
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept(this.hash_key) }};
