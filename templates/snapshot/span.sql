-- The first and the last moment of which a satellite knows; ghosts do not count.
select min(first) as first, max(last) as last
from (
{% for satellite in satellites %}
    select min(applied_date) as first, max(applied_date) as last
    from {{ satellite.table }}
    where load_id > 0
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
) as spans;
