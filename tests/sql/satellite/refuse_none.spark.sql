-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create table refused using parquet as
select
    stage_row as stage_row,
    load_id,
    'the key of crew is missing' as reason
from stage_crew_ranks
where false;

-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create table refused using parquet as
select
    stage_row as stage_row,
    load_id,
    'the key of crew is missing' as reason
from stage_crew_ranks_before
where false;

-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create table refused using parquet as
select
    stage_row as stage_row,
    load_id,
    'the key of crew is missing' as reason
from stage_crew_rosters
where false;
