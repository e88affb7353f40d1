-- Snapshots that are no longer kept are left out where the table is written anew.
create or replace temporary view remembered as
select held.*
from {{ this.table }} as held
where held.snapshot_date in (select snapshot_date from {{ snapshot }});
