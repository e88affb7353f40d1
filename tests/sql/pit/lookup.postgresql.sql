select
    wanted.ticket_hk,
    wanted.snapshot_date,
    coalesce(
        sat_ticket_desk.ticket_hk, cast('00000000000000000000000000000000' as uuid)
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
        sat_flight_plans.flight_hk, cast('00000000000000000000000000000000' as uuid)
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
    wanted.crew_hk,
    wanted.snapshot_date,
    coalesce(
        sat_crew_rank.crew_hk, cast('00000000000000000000000000000000' as uuid)
    ),
    coalesce(sat_crew_rank.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_crew_rank.load_date, timestamp '0001-01-01 00:00:00'),
    sat_crew_rank.sequence,
    coalesce(
        sat_crew_languages.crew_hk, cast('00000000000000000000000000000000' as uuid)
    ),
    coalesce(sat_crew_languages.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_crew_languages.load_date, timestamp '0001-01-01 00:00:00')
from wanted
left join sat_crew_rank
    on
        wanted.crew_hk = sat_crew_rank.crew_hk
        and wanted.snapshot_date >= sat_crew_rank.applied_date
        and wanted.snapshot_date < sat_crew_rank.valid_to
left join sat_crew_languages
    on
        wanted.crew_hk = sat_crew_languages.crew_hk
        and wanted.snapshot_date >= sat_crew_languages.applied_date
        and wanted.snapshot_date < sat_crew_languages.valid_to;
