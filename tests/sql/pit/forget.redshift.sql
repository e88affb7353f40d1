-- Snapshots that are no longer kept go.
delete from business_vault.pit_ticket
where snapshot_date not in (select snapshot_date from business_vault."snapshot");

-- Snapshots that are no longer kept go.
delete from business_vault.pit_flight
where snapshot_date not in (select snapshot_date from business_vault."snapshot");

-- Snapshots that are no longer kept go.
delete from business_vault.pit_crew
where snapshot_date not in (select snapshot_date from business_vault."snapshot");
