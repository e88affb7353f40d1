-- When each of them was first told of.
select {{ crossing.link.hash_key }}, min(applied_date) as since
from (
{% for table in crossing.told %}
    select {{ crossing.link.hash_key }}, applied_date
    from {{ table }}
    where {{ crossing.link.hash_key }} in (select {{ crossing.link.hash_key }} from {{ crossing.met }})
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
) as said
group by {{ crossing.link.hash_key }}
