-- A run begins; one that was cut off before can no longer be running, since this one may write.
-- Values are no table here.
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

insert into {{ this('definition') }} (digest, run_id, file, content)
select
    {{ warehouse.digest }},
    (select max(run_id) from {{ this('run') }}),
    given.file,
    given.content
from (
{% for file, content in warehouse.definitions %}
    select {{ file }} as file, {{ content }} as content{% if not loop.last %} union all{% endif +%}
{% endfor %}
) as given
where {{ warehouse.digest }} not in (
    select digest from {{ this('definition') }}
);
