-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '690a443c917677025ba8c8ce6376b07f e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '6dc561b4054ab7db2b796e19646ce0e1 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '27eee38219ff97b81b0690f534d5af98 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';
