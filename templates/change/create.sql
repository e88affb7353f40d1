-- What was given another name, and by which run: seals and accounts keep the names of their time.
create table if not exists {{ this('renamed') }} (
    rename_id bigint not null,
    run_id bigint not null,
    kind {{ dialect.text }} not null,
    target {{ dialect.text }} not null,
    name_before {{ dialect.text }} not null,
    name_after {{ dialect.text }} not null
){{ dialect.kept() }};
