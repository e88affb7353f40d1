-- A run begins; one that was cut off before can no longer be running, since this one may write.
update audit.run
set status = 'interrupted', finished = timestamp '2024-01-31 12:00:00'
where status = 'running';

insert into audit.run (
    run_id, command, started, status, who, version, definition_digest
)
select
    coalesce(max(run_id), 0) + 1,
    'run',
    timestamp '2024-01-31 12:00:00',
    'running',
    'ann',
    '1.0',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
from audit.run;
