-- The counts of the batch, delivery by delivery.
select load_id, delivered, rejected, filtered
from counted
order by load_id;
