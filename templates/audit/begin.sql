-- A run begins; one that was cut off before can no longer be running, since this one may write.
update {{ this('run') }}
set status = 'interrupted', finished = {{ started }}
where status = 'running';

insert into {{ this('run') }} (
    run_id, command, started, status, who, version, definition_digest
)
select
    coalesce(max(run_id), 0) + 1,
    {{ command }},
    {{ started }},
    'running',
    {{ who }},
    {{ version }},
    {{ warehouse.digest }}
from {{ this('run') }};
