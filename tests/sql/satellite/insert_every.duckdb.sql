-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_crew_rank_before (
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    rank,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.crew_rank_before_hashdiff,
    staged.rank,
    'crew.ranks_before',
    staged.load_id
from rows_crew_ranks_before as staged;

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
