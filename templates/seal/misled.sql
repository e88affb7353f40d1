-- Relations of one load that lead elsewhere: their hash key is not that of the business keys which
-- their hubs have. A relation with a missing key is left out.
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
    where
        taken.load_id = {{ load_id }}
{% for reference in this.references %}
        and taken.{{ reference.hash_key }} not in ({{ hashing.unknown }}, {{ hashing.error }})
{% endfor %}
)

select {{ hashing.shown(this.hash_key) }} as misled
from related
where {{ dialect.differ(this.hash_key, hashed) }}
order by 1
limit {{ limit }};
