-- What each delivery holds of each column: how many values there are, between which bounds they
-- lie, what they come to, how many are not as expected; and values that tell how they are spread.
select
    load_id,
    count(*) as row_count
{%- for one in columns %}
{% set place = one.place %}
{%- for name, figure in one.figures() %},
    {{ figure }} as {{ name | sql }}_{{ place }}
{%- endfor %}
{%- if one.is_told_apart and chosen %},
    array_agg(case when is_chosen then {{ one.shown }} end) filter (where is_chosen) as values_{{ place }}
{%- elif one.is_told_apart %},
    array_agg({{ one.shown }}) as values_{{ place }}
{%- endif %}
{%- endfor +%}
from (
{{ rows | indented }}
) as delivered
group by load_id
order by load_id;
