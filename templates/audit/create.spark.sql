-- What ran, what it read, what became of every row, and by which definitions. No row is ever
-- changed here: what happens to a run, and to what it builds, is told in events.
create table if not exists {{ this('run_event') }} (
    run_id bigint not null,
    happened {{ dialect.timestamp }} not null,
    status {{ dialect.text }} not null,
    message {{ dialect.text }},
    command {{ dialect.text }},
    who {{ dialect.text }},
    version {{ dialect.text }},
    definition_digest {{ dialect.text }}
){{ dialect.kept() }};

create or replace view {{ this('run') }} as
select
    run_id,
    max(command) as command,
    min(happened) as started,
    max(case when status <> 'running' then happened end) as finished,
    max_by(status, happened) as status,
    max_by(message, happened) as message,
    max(who) as who,
    max(version) as version,
    max(definition_digest) as definition_digest
from {{ this('run_event') }}
group by run_id;

{% include 'audit/books.sql' +%}

create table if not exists {{ this('build_event') }} (
    entity {{ dialect.text }} not null,
    run_id bigint not null,
    load_id bigint not null,
    digest {{ dialect.text }} not null
){{ dialect.kept() }};

create or replace view {{ this('build') }} as
select entity, run_id, load_id, digest
from (
    select
        *,
        row_number() over (partition by entity order by run_id desc, load_id desc) as newest_first
    from {{ this('build_event') }}
) as ranked
where newest_first = 1;
