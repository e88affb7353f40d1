-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_ticket',
    0,
    coalesce(max(load_id), 0),
    '05e16666e94db707d7c6de4debe7d87bc263fa075db52d929ca3729b18fa9921'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_flight',
    0,
    coalesce(max(load_id), 0),
    '2ed978c93989104649a61361c6ce6ecb5e80867867455ec039bc3bd9b6463757'
from audit.load;

-- The table holds what was loaded up to here.
insert into audit.build_event (entity, run_id, load_id, digest)
select
    'pit_passenger',
    0,
    coalesce(max(load_id), 0),
    '22d9e0718f11ff5f029db4f8b941bb1cf4a492f6e7499636701e8fe6598c414a'
from audit.load;
