-- The snapshots to be held.
select snapshot_date
from {{ snapshot }}
order by snapshot_date;
