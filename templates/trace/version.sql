-- The rows that a satellite holds of some keys, as known at a moment.
select
    {{ this.hash_key }},
    applied_date,
    load_date,
{% if this.sequenced %}
    sequence,
{% endif %}
{% for column in attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
from {{ this.table }}
where
    {{ this.hash_key }} in (
{% for key in keys %}
        {{ key }}{% if not loop.last %},{% endif +%}
{% endfor %}
    ){% if known is not none +%}
    and load_date <= {{ known }}{% endif %};
