-- Which keys were gone at which moment for want of a row: since when that is known.
select
{% for name in this.driving_keys or [this.hash_key] %}
    {{ name }} as ended_{{ loop.index }},
{% endfor %}
    applied_date as ended_on,
    min(load_date) as known_ended
from {{ this.table }}
where
    load_id > 0
    and sequence is null
    and not is_active
group by
{% for name in this.driving_keys or [this.hash_key] %}
    {{ name }},
{% endfor %}
    applied_date
