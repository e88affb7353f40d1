-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_ticket',
    0,
    coalesce(max(load_id), 0),
    'b9af956854d19706a9a411574968bd4b e3b0c44298fc1c149afbf4c8996fb924'
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
    '7609ec834b06d502ac5db164365d260f e3b0c44298fc1c149afbf4c8996fb924'
from audit.load;
