-- A run ends, well or not.
insert into audit.run_event (run_id, happened, status, message)
values (1, timestamp '2024-01-31 12:00:00', 'done', null);
