-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_flight_plans_key;

-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_passenger_desk_key;

-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_ticket_desk_key;
