-- The table holds what was loaded up to here.
update audit.build
set run_id = 0, load_id = (select coalesce(max(load_id), 0) from audit.load)
where entity = 'pit_ticket';

-- The table holds what was loaded up to here.
update audit.build
set run_id = 0, load_id = (select coalesce(max(load_id), 0) from audit.load)
where entity = 'pit_flight';

-- The table holds what was loaded up to here.
update audit.build
set run_id = 0, load_id = (select coalesce(max(load_id), 0) from audit.load)
where entity = 'pit_crew';
