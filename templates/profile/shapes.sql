-- How the values of each column are spread, by the rows of each delivery or, of many, by every
-- n-th: the values that stand out, or at which a part of all ends, and how many there are at all.
with sampled as (
    select
        load_id
{%- for one in columns %},
        {{ one.shown }} as {{ one.value }}
{%- endfor +%}
    from (
{{ rows | indented | indented }}
    ) as delivered
{% if large %}
    where
        case load_id
{% for load_id, first, step in large %}
            when {{ load_id }} then mod(position - {{ first }}, {{ step }})
{% endfor %}
            else 0
        end = 0
{% endif %}
)
{%- for one in columns %},

{{ one.counted }} as (
    select
        load_id,
        {{ one.value }} as value,
        count(*) as often
    from sampled
    where {{ one.value }} is not null
    group by load_id, {{ one.value }}
)
{%- endfor +%}
{% for one in columns %}
{% set ordered = one.is_ordered %}

select
    {{ one.place }} as place,
    load_id,
    {{ one.word }} as word,
    {{ one.number }} as number,
    often,
    up_to,
    total,
    distinct_count,
    once
from (
    select
        load_id,
        value,
        often,
        sum(often) over (partition by load_id) as total,
        count(*) over (partition by load_id) as distinct_count,
        sum(case when often = 1 then 1 else 0 end) over (partition by load_id) as once,
{% if ordered %}
        sum(often) over (partition by load_id order by value rows unbounded preceding) as up_to
{% else %}
        row_number() over (partition by load_id order by often desc) as up_to
{% endif %}
    from {{ one.counted }}
) as ranked_{{ one.place }}
where
{% if ordered %}
    up_to = often
    or floor({{ levels }}.0 * up_to / total) > floor({{ levels }}.0 * (up_to - often) / total)
{%- elif one.is_listed %}
    up_to = 1 or often >= {{ least }} * total
{%- else %}
    up_to = 1
{%- endif %}
{% if loop.last %}{{ ';' | sql }}{% else %}


union all
{% endif %}
{% endfor %}
