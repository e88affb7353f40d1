-- What was captured of a column, each text once, and how many versions hold it.
select
    delivered,
    count(*) as versions
from (
{% for old in olds %}
    select {{ member }} as delivered
    from {{ old }}
    where load_id > 0
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
) as captured_texts
where delivered is not null
group by delivered
