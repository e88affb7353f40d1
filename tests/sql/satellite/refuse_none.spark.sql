-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create table refused using parquet as
select
    stage_row as stage_row,
    load_id,
    'the key of flight is missing' as reason
from stage_plans_flights
where false;

-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create table refused using parquet as
select
    stage_row as stage_row,
    load_id,
    'the key of ticket is missing' as reason
from stage_desk_tickets
where false;

-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create table refused using parquet as
select
    stage_row as stage_row,
    load_id,
    'the key of city is missing' as reason
from stage_world_cities
where false;
