-- The staged rows with their numbers and all they bring.
drop table if exists rows_plans_flights;

create temp table rows_plans_flights as
select
    staged.stage_row as stage_row,
    coalesce(staged.delivery_row, staged.stage_row - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.carrier,
    staged.flight_no,
    staged.origin,
    staged.destination,
    staged.departs_at,
    staged.airport_key_code,
    staged.flight_hk,
    staged.airport_hk,
    staged.destination_hk,
    staged.route_hk,
    staged.flight_plans_hashdiff,
    staged.rejection,
    staged.delivered
from stage_plans_flights as staged
inner join counted on staged.load_id = counted.load_id;

-- The staged rows with their numbers and all they bring.
drop table if exists rows_desk_tickets;

create temp table rows_desk_tickets as
select
    staged.stage_row as stage_row,
    coalesce(staged.delivery_row, staged.stage_row - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.carrier,
    staged.flight_no,
    staged.passenger_no,
    staged.seat,
    staged.class,
    staged.price,
    staged.is_full_fare,
    staged.change_no,
    staged.passenger_hk,
    staged.flight_hk,
    staged.ticket_hk,
    staged.passenger_desk_hashdiff,
    staged.ticket_desk_hashdiff,
    staged.rejection,
    staged.delivered
from stage_desk_tickets as staged
inner join counted on staged.load_id = counted.load_id;

-- The staged rows with their numbers and all they bring.
drop table if exists rows_archive_payments;

create temp table rows_archive_payments as
select
    staged.stage_row as stage_row,
    coalesce(staged.delivery_row, staged.stage_row - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.passenger_no,
    staged.payment_no,
    staged.amount,
    staged.paid_with,
    staged.passenger_hk,
    staged.payment_hk,
    staged.payment_hashdiff,
    staged.rejection,
    staged.delivered
from stage_archive_payments as staged
inner join counted on staged.load_id = counted.load_id;
