-- Leaves of rejected rows what is not personal.
update {{ this.table }} set
    rejection = given.rejection,
    delivered = given.delivered
from (
    values
{% for row, rejection, delivered in rows %}
    ({{ row }}, {{ rejection }}, {{ delivered }}){% if not loop.last %},{% endif +%}
{% endfor %}
) as given (stage_row, rejection, delivered)
where {{ this.table }}.{{ dialect.row }} = given.stage_row;
