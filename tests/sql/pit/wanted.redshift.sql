-- The snapshots to be held.
select snapshot_date
from business_vault."snapshot"
order by snapshot_date;
