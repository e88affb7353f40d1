-- A run begins; one that was cut off before can no longer be running, since this one may write.
insert into audit.run_event (run_id, happened, status)
select run_id, timestamp '2024-01-31 12:00:00', 'interrupted'
from audit.run
where status = 'running';

insert into audit.run_event (
    run_id, happened, status, command, who, version, definition_digest
)
select
    coalesce(max(run_id), 0) + 1,
    timestamp '2024-01-31 12:00:00',
    'running',
    'run',
    'ann',
    '1.0',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
from audit.run_event;
