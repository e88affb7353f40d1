-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_ticket',
    0,
    coalesce(max(load_id), 0),
    'b41ce16fcafa3bdd215020f64ed775f3 e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_flight',
    0,
    coalesce(max(load_id), 0),
    '5389c2dd5774fcf2d9b05a4c7b79af2f e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_crew',
    0,
    coalesce(max(load_id), 0),
    'a055e50d4d315840a80ad7c00a99fef6 e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;
