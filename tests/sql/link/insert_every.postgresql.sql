-- Stores all staged rows: each was judged to bring a new relation of its own.
insert into raw_vault.link_crew_base (
    crew_base_hk,
    crew_hk,
    airport_hk,
    load_date,
    record_source,
    load_id
)
select
    staged.crew_base_hk,
    staged.crew_hk,
    staged.airport_hk,
    staged.load_date,
    'crew.rosters',
    staged.load_id
from stage_crew_rosters as staged;

-- Stores all staged rows: each was judged to bring a new relation of its own.
insert into raw_vault.link_route (
    route_hk,
    flight_hk,
    origin_hk,
    destination_hk,
    load_date,
    record_source,
    load_id
)
select
    staged.route_hk,
    staged.flight_hk,
    staged.airport_hk,
    staged.destination_hk,
    staged.load_date,
    'plans.flights',
    staged.load_id
from stage_plans_flights as staged;

-- Stores all staged rows: each was judged to bring a new relation of its own.
insert into raw_vault.link_ticket (
    ticket_hk,
    flight_hk,
    passenger_hk,
    seat,
    load_date,
    record_source,
    load_id
)
select
    staged.ticket_hk,
    staged.flight_hk,
    staged.passenger_hk,
    staged.seat,
    staged.load_date,
    'desk.tickets',
    staged.load_id
from stage_desk_tickets as staged;
