-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '8faa53c34694920ca9e98ae4b6edf611 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'ede6ca0667d699b3c8e4076285838d54 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'd8e06c78989c130abdc702ce5779a29e e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';
