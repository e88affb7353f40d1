-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists {{ this.table }} (
{% for column in this.business_key %}
    {{ column.name }} {{ dialect.type(column.type) }} not null,
{% endfor %}
    load_date {{ dialect.timestamp }} not null,
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept() }};
