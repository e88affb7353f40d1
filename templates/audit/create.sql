-- What ran, what it read, what became of every row, and by which definitions.
create table if not exists {{ this('run') }} (
    run_id bigint not null,
    command {{ dialect.text }} not null,
    started {{ dialect.timestamp }} not null,
    finished {{ dialect.timestamp }},
    status {{ dialect.text }} not null,
    message {{ dialect.text }},
    who {{ dialect.text }} not null,
    version {{ dialect.text }} not null,
    definition_digest {{ dialect.text }} not null
){{ dialect.kept() }};

{% include 'audit/books.sql' +%}

create table if not exists {{ this('build') }} (
    entity {{ dialect.text }} not null,
    run_id bigint not null,
    load_id bigint not null,
    digest {{ dialect.text }} not null
){{ dialect.kept() }};
