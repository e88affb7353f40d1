-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.link_route drop constraint link_route_pkey;

-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.link_ticket drop constraint link_ticket_pkey;
