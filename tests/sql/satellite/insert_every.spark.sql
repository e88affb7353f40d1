-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_flight_plans (
    flight_hk,
    load_date,
    applied_date,
    hashdiff,
    departs_at,
    record_source,
    load_id
)
select
    staged.flight_hk,
    staged.load_date,
    staged.applied_date,
    staged.flight_plans_hashdiff,
    staged.departs_at,
    'plans.flights',
    staged.load_id
from rows_plans_flights as staged;

-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_passenger_desk (
    passenger_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    seat,
    record_source,
    load_id
)
select
    staged.passenger_hk,
    staged.load_date,
    staged.applied_date,
    staged.change_no,
    staged.passenger_desk_hashdiff,
    staged.seat,
    'desk.tickets',
    staged.load_id
from rows_desk_tickets as staged;

-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_ticket_desk (
    ticket_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    class,
    price,
    is_full_fare,
    record_source,
    load_id
)
select
    staged.ticket_hk,
    staged.load_date,
    staged.applied_date,
    staged.change_no,
    staged.ticket_desk_hashdiff,
    staged.class,
    staged.price,
    staged.is_full_fare,
    'desk.tickets',
    staged.load_id
from rows_desk_tickets as staged;
