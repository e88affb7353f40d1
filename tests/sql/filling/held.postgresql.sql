-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
drop table if exists pg_temp.held cascade;

create temp table held as
select
    city_hk,
    applied_date,
    load_date,
    dense_rank() over (
        partition by city_hk
        order by applied_date, load_date
    ) as dvault_held
from raw_vault.sat_city_moves
where
    load_id > 0
    and (city_hk) in (select city_hk from captured);

-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
drop table if exists pg_temp.held cascade;

create temp table held as
select
    crew_hk,
    applied_date,
    sequence,
    load_date,
    dense_rank() over (
        partition by crew_hk
        order by applied_date, sequence nulls last, load_date
    ) as dvault_held
from raw_vault.sat_crew_rank
where
    load_id > 0
    and (crew_hk) in (select crew_hk from captured);

-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
drop table if exists pg_temp.held cascade;

create temp table held as
select distinct
    crew_hk,
    applied_date,
    load_date,
    dense_rank() over (
        partition by crew_hk
        order by applied_date, load_date
    ) as dvault_held
from raw_vault.sat_crew_languages
where
    load_id > 0
    and (crew_hk) in (select crew_hk from captured);
