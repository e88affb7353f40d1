-- Of each table: how many rows are of loads that did not come to their end, and how many ghosts.
{% for table in tables %}
select
    {{ loop.index0 }} as position,
    count(case when load_id > {{ last }} then 1 end) as ahead,
    count(case when load_id = 0 then 1 end) as ghosts
from {{ table }}
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
order by position;
