select
    wanted.ticket_hk,
    wanted.snapshot_date,
    coalesce(
        sat_ticket_desk.ticket_hk, unhex('00000000000000000000000000000000')
    ),
    coalesce(sat_ticket_desk.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_ticket_desk.load_date, timestamp '0001-01-01 00:00:00'),
    sat_ticket_desk.sequence
from wanted
left join sat_ticket_desk
    on
        wanted.ticket_hk = sat_ticket_desk.ticket_hk
        and wanted.snapshot_date >= sat_ticket_desk.applied_date
        and wanted.snapshot_date < sat_ticket_desk.valid_to;

select
    wanted.flight_hk,
    wanted.snapshot_date,
    coalesce(
        sat_flight_plans.flight_hk, unhex('00000000000000000000000000000000')
    ),
    coalesce(sat_flight_plans.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_flight_plans.load_date, timestamp '0001-01-01 00:00:00')
from wanted
left join sat_flight_plans
    on
        wanted.flight_hk = sat_flight_plans.flight_hk
        and wanted.snapshot_date >= sat_flight_plans.applied_date
        and wanted.snapshot_date < sat_flight_plans.valid_to;

select
    wanted.passenger_hk,
    wanted.snapshot_date,
    coalesce(
        sat_passenger_desk.passenger_hk, unhex('00000000000000000000000000000000')
    ),
    coalesce(sat_passenger_desk.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_passenger_desk.load_date, timestamp '0001-01-01 00:00:00'),
    sat_passenger_desk.sequence
from wanted
left join sat_passenger_desk
    on
        wanted.passenger_hk = sat_passenger_desk.passenger_hk
        and wanted.snapshot_date >= sat_passenger_desk.applied_date
        and wanted.snapshot_date < sat_passenger_desk.valid_to;
