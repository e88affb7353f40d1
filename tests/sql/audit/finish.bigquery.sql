-- A run ends, well or not.
update audit.run
set finished = datetime '2024-01-31 12:00:00', status = 'done', message = null
where run_id = 1;
