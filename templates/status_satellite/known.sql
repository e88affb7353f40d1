-- What is known of the keys that are delivered.
select
    null,
    load_id,
    load_date,
    applied_date,
    {{ 'sequence' | sql if this.sequenced else none }},
    {{ this.hash_key }},
    hashdiff,
{% for column in this.parts %}
    {{ column.name }},
{% endfor %}
    status,
    1,
    null,
    null
from {{ this.table }}
where
    load_id > 0
    and {{ this.hash_key }} in (select hash_key from staged)
