-- A run ends, well or not.
update {{ this('run') }}
set finished = {{ finished }}, status = {{ status }}, message = {{ message }}
where run_id = {{ run_id }};
