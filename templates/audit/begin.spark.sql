-- A run begins; one that was cut off before can no longer be running, since this one may write.
insert into {{ this('run_event') }} (run_id, happened, status)
select run_id, {{ started }}, 'interrupted'
from {{ this('run') }}
where status = 'running';

insert into {{ this('run_event') }} (
    run_id, happened, status, command, who, version, definition_digest
)
select
    coalesce(max(run_id), 0) + 1,
    {{ started }},
    'running',
    {{ command }},
    {{ who }},
    {{ version }},
    {{ warehouse.digest }}
from {{ this('run_event') }};
