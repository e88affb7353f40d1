-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_crew add constraint hub_crew_pkey primary key (crew_hk);

analyze raw_vault.hub_crew (crew_hk, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_airport add constraint hub_airport_pkey primary key (airport_hk);

analyze raw_vault.hub_airport (airport_hk, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_flight add constraint hub_flight_pkey primary key (flight_hk);

analyze raw_vault.hub_flight (flight_hk, load_id);
