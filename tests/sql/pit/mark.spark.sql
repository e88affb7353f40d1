-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_ticket',
    0,
    coalesce(max(load_id), 0),
    'de73bea54fa2540e91910997ef43fdf8 e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_flight',
    0,
    coalesce(max(load_id), 0),
    'a1e550bb6e43479f1605f967732e7bae e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_crew',
    0,
    coalesce(max(load_id), 0),
    '50bdac29b6d37b9befe8fc25e0a68964 e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;
