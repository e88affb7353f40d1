-- No row: each has the key of its parent, without which it was rejected as a whole.
drop table if exists refused;

create temp table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of country is missing' as reason
from stage_world_countries
where false;
