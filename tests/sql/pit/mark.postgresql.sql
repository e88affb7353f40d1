-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '9165733c2b2ec9467b3d103b3f20ee4a e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'f92e2a6f39ae7dea417ebc42c7b4e8ec e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '785e6eef438a2aa825da65d3613eb7c4 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';
