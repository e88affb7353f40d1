-- What the tables that a batch went to hold of it, by their place in the list: that must be as many
-- rows as were judged to be stored.
select
    0 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.hub_crew
where load_id between 1 and 1
group by load_id
union all
select
    1 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.hub_airport
where load_id between 1 and 1
group by load_id
union all
select
    2 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.link_crew_base
where load_id between 1 and 1
group by load_id
union all
select
    3 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_rank
where load_id between 1 and 1
group by load_id
union all
select
    4 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_rank_tracked
where load_id between 1 and 1
group by load_id
union all
select
    5 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_rank_life
where load_id between 1 and 1
group by load_id
union all
select
    6 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_ranked
where load_id between 1 and 1
group by load_id;

-- What the tables that a batch went to hold of it, by their place in the list: that must be as many
-- rows as were judged to be stored.
select
    0 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.hub_crew
where load_id between 1 and 1
group by load_id
union all
select
    1 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_rank_before
where load_id between 1 and 1
group by load_id;

-- What the tables that a batch went to hold of it, by their place in the list: that must be as many
-- rows as were judged to be stored.
select
    0 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.hub_crew
where load_id between 1 and 1
group by load_id
union all
select
    1 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.hub_airport
where load_id between 1 and 1
group by load_id
union all
select
    2 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.link_crew_base
where load_id between 1 and 1
group by load_id
union all
select
    3 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_languages
where load_id between 1 and 1
group by load_id
union all
select
    4 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_life
where load_id between 1 and 1
group by load_id
union all
select
    5 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_based
where load_id between 1 and 1
group by load_id
union all
select
    6 as place,
    load_id,
    count(*) as stored_rows
from raw_vault.sat_crew_seen
where load_id between 1 and 1
group by load_id;
