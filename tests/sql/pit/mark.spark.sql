-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_ticket',
    0,
    coalesce(max(load_id), 0),
    '0ed49d786efed8a90d2dfa18ebc821c4 e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_flight',
    0,
    coalesce(max(load_id), 0),
    '17c51b261adb85f3cfa5d3d17383f468 e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_crew',
    0,
    coalesce(max(load_id), 0),
    'a06d849c5448213d9c65f8a916973d6a e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;
