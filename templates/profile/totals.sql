-- What is counted of all rows of each delivery: of each column how many values there are, between
-- which bounds they lie, what they come to, and how many are not as expected.
select
    load_id,
    count(*) as row_count,
    min(position) as first_position
{%- for one in columns %}
{% set place = one.place %}
{%- for name, figure in one.figures() %},
    {{ figure }} as {{ name | sql }}_{{ place }}
{%- endfor %}
{%- endfor +%}
from (
{{ rows | indented }}
) as delivered
group by load_id;
