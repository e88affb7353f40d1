-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_flight add constraint hub_flight_pkey primary key (flight_hk);

analyze raw_vault.hub_flight (flight_hk, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_airport add constraint hub_airport_pkey primary key (airport_hk);

analyze raw_vault.hub_airport (airport_hk, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_passenger add constraint hub_passenger_pkey primary key (passenger_hk);

analyze raw_vault.hub_passenger (passenger_hk, load_id);
