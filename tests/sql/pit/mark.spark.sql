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
    'pit_passenger',
    0,
    coalesce(max(load_id), 0),
    'c1257eb4a64b0218aad1a06f9d843eac35fc6e35d52fbc4217935d9080fc00b2'
from audit.load;
