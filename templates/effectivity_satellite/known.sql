-- What is known of the keys that are delivered.
select
    null,
    load_id,
{% for name in this.driving_keys %}
    {{ name }},
{% endfor %}
{% for column in this.parts %}
    {{ column.name }},
{% endfor %}
    load_date,
    applied_date,
    {{ 'sequence' | sql if this.sequenced else none }},
    is_active,
    0,
    {{ this.hash_key }},
    1,
    null,
    null
from {{ this.table }}
where
    load_id > 0
    and ({{ this.driving_keys or this.hash_key }}) in (select {% for name in this.driving_keys %}driving_{{ loop.index }}{% if not loop.last %}, {% endif %}{% else %}hash_key{% endfor %} from staged)
