-- Stores the versions that are kept. So whatever is asked, the answer is as it was: what was true
-- at one moment, as known at another.
insert into {{ this.table }} (
    {{ this.hash_key }},
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
)
select
    carried.{{ this.hash_key }},
    carried.load_date,
    carried.applied_date,
{% if this.sequenced %}
    carried.sequence,
{% endif %}
    carried.hashdiff,
{% for column in this.attributes %}
    carried.{{ column.name }},
{% endfor %}
    carried.record_source,
    {{ load_id }} as load_id
from carried
inner join kept
    on
        carried.{{ this.hash_key }} = kept.{{ this.hash_key }}
        and carried.dvault_position = kept.dvault_position;
