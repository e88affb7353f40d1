-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'dbf974f30ec966ec9ee1065dd94be115 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'd8fa7941e6fe12c08431750fe9935d45 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'd2ae49d326fbd3f8ee536f14d388bbb7 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';
