-- One of the relations that were taken over and are hashed otherwise than the warehouse hashes
-- them, or whose hubs lack a key of theirs, and how many there are.
with related as (
    select
        taken.{{ this.hash_key }},
{% for column, found in columns %}
        {{ found }} as {{ column }}{% if not loop.last %},{% endif +%}
{% endfor %}
    from {{ this.table }} as taken
{% for reference in this.references %}
    left join {{ reference.hub.table }} as hub_{{ loop.index }}
        on taken.{{ reference.hash_key }} = hub_{{ loop.index }}.{{ reference.hub.hash_key }}
{% endfor %}
    where taken.load_id = {{ load_id }}
)

select
    count(*) over () as misfits,
    {{ hashing.shown(this.hash_key) }} as found,
    {{ dialect.listed('related', names) }} as business_key
from related
where {{ dialect.differ(this.hash_key, hashed) }}
limit 1;
