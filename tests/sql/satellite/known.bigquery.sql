-- The narrow columns of every version stored: what a delivery as large as it is judged by.
select
    null,
    load_id,
    load_date,
    applied_date,
    crew_hk,
    hashdiff
from raw_vault.sat_crew_rank_before;

-- The narrow columns of every version stored: what a delivery as large as it is judged by.
select
    null,
    load_id,
    load_date,
    applied_date,
    flight_hk,
    hashdiff
from raw_vault.sat_flight_plans;

-- The narrow columns of every version stored: what a delivery as large as it is judged by.
select
    null,
    load_id,
    load_date,
    applied_date,
    sequence,
    passenger_hk,
    hashdiff
from raw_vault.sat_passenger_desk;
