-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.hub_crew drop constraint if exists hub_crew_pkey;

-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.hub_airport drop constraint if exists hub_airport_pkey;

-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.hub_flight drop constraint if exists hub_flight_pkey;
