-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists {{ this.table }} (
    {{ this.hash_key }} {{ hashing.type }} not null,
{% for column in this.identity %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    load_date {{ dialect.timestamp }} not null,
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept(this.hash_key) }};
