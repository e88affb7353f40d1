-- Puts rejected rows without what is personal in the place of those that were kept.
update audit.rejected_row set
    reason = given.reason,
    delivered = given.delivered
from (
    values
    (1, 2, cast(null as text), 'why', '{}'),
    (1, 3, cast('hub_crew' as text), 'why', '{}')
) as given (load_id, delivery_row, target, reason, delivered)
where
    audit.rejected_row.load_id = given.load_id
    and audit.rejected_row.delivery_row = given.delivery_row
    and audit.rejected_row.target is not distinct from given.target;
