-- Whether there are snapshots that the table does not hold yet.
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select distinct snapshot_date from business_vault.pit_ticket)
limit 1;

-- Whether there are snapshots that the table does not hold yet.
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select distinct snapshot_date from business_vault.pit_flight)
limit 1;

-- Whether there are snapshots that the table does not hold yet.
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select distinct snapshot_date from business_vault.pit_crew)
limit 1;
