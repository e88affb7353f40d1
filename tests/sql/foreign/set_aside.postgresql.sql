-- A table that another tool has made stays as it is, under another name; so do keys and indexes,
-- whose names the new table wants.
alter table raw_vault.hub_airport rename to hub_airport_before;

alter index if exists raw_vault.hub_airport_pkey rename to hub_airport_pkey_before;

-- A table that another tool has made stays as it is, under another name; so do keys and indexes,
-- whose names the new table wants.
alter table raw_vault.link_route rename to link_route_before;

alter index if exists raw_vault.link_route_pkey rename to link_route_pkey_before;

-- A table that another tool has made stays as it is, under another name; so do keys and indexes,
-- whose names the new table wants.
alter table raw_vault.sat_crew_rank rename to sat_crew_rank_before;

alter index if exists raw_vault.sat_crew_rank_key rename to sat_crew_rank_key_before;
