-- What the tables that a batch went to hold of it, by their place in the list: that must be as many
-- rows as were judged to be stored.
{% for table in tables %}
select
    {{ loop.index0 }} as place,
    load_id,
    count(*) as stored_rows
from {{ table }}
where load_id between {{ since }} and {{ until }}
group by load_id{% if loop.last %};{% endif +%}
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
