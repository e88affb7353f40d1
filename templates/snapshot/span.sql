-- The first and the last moment of which the tables know; ghosts do not count. What is said to
-- come true more than a day after it was learnt lies ahead, and leads no snapshot there.
with known as (
{% for satellite in satellites %}
    select applied_date, load_date
    from {{ satellite.table }}
    where load_id > 0
{% if parents or not loop.last %}
    union all
{% endif %}
{% endfor %}
{% for parent in parents %}
    select load_date as applied_date, load_date
    from {{ parent.table }}
    where load_id > 0
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
)

select
    min(applied_date) as first,
    coalesce(
        max(case when applied_date <= load_date + {{ dialect.day | sql }} then applied_date end),
        max(applied_date)
    ) as last
from known;
