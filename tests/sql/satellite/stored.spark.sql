-- How many versions are stored.
select count(*)
from raw_vault.sat_flight_plans;

-- How many versions are stored.
select count(*)
from raw_vault.sat_passenger_desk;

-- How many versions are stored.
select count(*)
from raw_vault.sat_ticket_desk;
