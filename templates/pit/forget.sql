-- Snapshots that are no longer kept go.
delete from {{ this.table }}
where snapshot_date not in (select snapshot_date from {{ snapshot }});
