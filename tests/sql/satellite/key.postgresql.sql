-- The index stands again, over all that came, and the planner knows what did.
create index sat_flight_plans_key on raw_vault.sat_flight_plans (flight_hk);

analyze raw_vault.sat_flight_plans (flight_hk, load_id, hashdiff);

-- The index stands again, over all that came, and the planner knows what did.
create index sat_passenger_desk_key on raw_vault.sat_passenger_desk (passenger_hk);

analyze raw_vault.sat_passenger_desk (passenger_hk, load_id, hashdiff);

-- The index stands again, over all that came, and the planner knows what did.
create index sat_ticket_desk_key on raw_vault.sat_ticket_desk (ticket_hk);

analyze raw_vault.sat_ticket_desk (ticket_hk, load_id, hashdiff);
