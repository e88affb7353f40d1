-- Some rows of the files as they were delivered.
with refusals (filename, load_id, delivery_row, reason) as (
    values
{% for refusal in refusals %}
    ({{ refusal }}){% if not loop.last %},{% endif +%}
{% endfor %}
),

delivered as (
{{ relation | indented }}
)

select
    refusals.load_id,
    refusals.delivery_row,
    refusals.reason,
    delivered.delivered
from refusals
inner join delivered
    on
        refusals.filename = delivered.filename
        and refusals.delivery_row = delivered.delivery_row
order by refusals.load_id, refusals.delivery_row;
