-- What each delivery holds of each column: how many values there are, between which bounds they
-- lie, what they come to, how many are not as expected; and rows that tell how they are spread.
select
    load_id,
    count(*) as row_count
{%- for one in columns %}
{% set place = one.place %}
{%- for name, figure in one.figures() %},
    {{ figure }} as {{ name | sql }}_{{ place }}
{%- endfor %}
{%- endfor %}
{%- if apart and chosen %},
    string_agg(case when is_chosen then {{ dialect.json(apart.items()) }} end, ',') as chosen_rows
{%- elif apart %},
    string_agg({{ dialect.json(apart.items()) }}, ',') as chosen_rows
{%- endif +%}
from (
{{ rows | indented }}
) as delivered
group by load_id
order by load_id;
