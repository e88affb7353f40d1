-- Whether there are snapshots that the table does not hold yet.
select snapshot_date
from {{ snapshot }}
where snapshot_date not in (select distinct snapshot_date from {{ this.table }})
limit 1;
