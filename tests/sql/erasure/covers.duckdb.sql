-- What the seals of each load cover of a table.
select distinct load_id, covers
from audit.sealed
where target in ('raw_vault.hub_passenger') and load_id is not null;
