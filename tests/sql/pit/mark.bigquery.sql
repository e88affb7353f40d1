-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '3ad95610f4806952db6e5528ed5f6b68 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '87850d618de962fb6510603d0ebd2ca7 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '5b09954d21157e593693cd43f28caca6 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';
