-- Puts rejected rows without what is personal in the place of those that were kept.
update {{ this('rejected_row') }} set
    reason = given.reason,
    delivered = given.delivered
from (
    values
{% for row in rows %}
    ({{ row.load_id }}, {{ row.delivery_row }}, cast({{ row.target }} as {{ dialect.text }}), {{ row.reason }}, {{ row.delivered }}){% if not loop.last %},{% endif +%}
{% endfor %}
) as given (load_id, delivery_row, target, reason, delivered)
where
    {{ this('rejected_row') }}.load_id = given.load_id
    and {{ this('rejected_row') }}.delivery_row = given.delivery_row
    and {{ dialect.same(dialect.column(dialect.table(this('rejected_row')), 'target'), 'given.target') }};
