-- Snapshots that are no longer kept are left out where the table is written anew.
create or replace temporary view remembered as
select held.*
from business_vault.pit_ticket as held
where held.snapshot_date in (select snapshot_date from business_vault.snapshot);

-- Snapshots that are no longer kept are left out where the table is written anew.
create or replace temporary view remembered as
select held.*
from business_vault.pit_flight as held
where held.snapshot_date in (select snapshot_date from business_vault.snapshot);

-- Snapshots that are no longer kept are left out where the table is written anew.
create or replace temporary view remembered as
select held.*
from business_vault.pit_crew as held
where held.snapshot_date in (select snapshot_date from business_vault.snapshot);
