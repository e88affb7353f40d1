-- A run ends, well or not.
insert into {{ this('run_event') }} (run_id, happened, status, message)
values ({{ run_id }}, {{ finished }}, {{ status }}, {{ message }});
