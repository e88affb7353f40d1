-- Stores which relations began and which ended, be it because another took their place.
insert into {{ this.table }} (
    {{ this.hash_key }},
{% for name in this.driving_keys %}
    {{ name }},
{% endfor %}
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    is_active,
{% for column in this.parts %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
)
select
    hash_key,
{% for name in this.driving_keys %}
    driving_{{ loop.index }},
{% endfor %}
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    is_active,
{% for column in this.parts %}
    part_{{ loop.index }},
{% endfor %}
    {{ feed.record_source }},
    load_id
from verdict
where verdict in ('inserted', 'implied');
