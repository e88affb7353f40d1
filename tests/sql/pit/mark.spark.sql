-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_ticket',
    0,
    coalesce(max(load_id), 0),
    'b41ce16fcafa3bdd215020f64ed775f3289ce06f6e8ade8fbef367d6e76743ac'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_flight',
    0,
    coalesce(max(load_id), 0),
    '5389c2dd5774fcf2d9b05a4c7b79af2fe1be59c1249b50225133378b8aff5f31'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_crew',
    0,
    coalesce(max(load_id), 0),
    'a055e50d4d315840a80ad7c00a99fef62b66ff639632a97226c5d2a82afa2fd3'
from audit.load;
