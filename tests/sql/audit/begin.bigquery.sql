-- A run begins; one that was cut off before can no longer be running, since this one may write.
-- Values are no table here.
update audit.run
set status = 'interrupted', finished = datetime '2024-01-31 12:00:00'
where status = 'running';

insert into audit.run (
    run_id, command, started, status, who, version, definition_digest
)
select
    coalesce(max(run_id), 0) + 1,
    'run',
    datetime '2024-01-31 12:00:00',
    'running',
    'ann',
    '1.0',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'
from audit.run;

insert into audit.definition (digest, run_id, file, content)
select
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    (select max(run_id) from audit.run),
    given.file,
    given.content
from (
    select 'warehouse.yml' as file, 'warehouse: x' as content
) as given
where 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' not in (
    select digest from audit.definition
);
