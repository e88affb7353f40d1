-- Stores what became of the keys: of those that were delivered, and of those that are gone.
insert into {{ this.table }} (
    {{ this.hash_key }},
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
    status,
{% for column in this.parts %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
)
select
    hash_key,
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
    status,
{% for column in this.parts %}
    part_{{ loop.index }},
{% endfor %}
    {{ feed.record_source }},
    load_id
from verdict
where verdict in ('inserted', 'implied');
