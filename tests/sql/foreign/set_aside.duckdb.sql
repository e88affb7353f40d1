-- A table that another tool has made stays as it is, under another name.
alter table raw_vault.hub_airport rename to hub_airport_before;

-- A table that another tool has made stays as it is, under another name.
alter table raw_vault.link_route rename to link_route_before;

-- A table that another tool has made stays as it is, under another name.
alter table raw_vault.sat_crew_rank rename to sat_crew_rank_before;
