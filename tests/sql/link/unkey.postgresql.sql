-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.link_crew_base drop constraint if exists link_crew_base_pkey;

-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.link_route drop constraint if exists link_route_pkey;

-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.link_ticket drop constraint if exists link_ticket_pkey;
