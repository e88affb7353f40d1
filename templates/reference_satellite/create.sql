-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists {{ this.table }} (
{% for column in this.parent.business_key %}
    {{ column.name }} {{ dialect.type(column.type) }} not null,
{% endfor %}
    load_date {{ dialect.timestamp }} not null,
    applied_date {{ dialect.timestamp }} not null,
{% if this.sequenced %}
    sequence bigint,
{% endif %}
    hashdiff {{ hashing.type }} not null,
{% for column in this.attributes %}
    {{ column.name }} {{ dialect.type(column.type) }},
{% endfor %}
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept() }};
