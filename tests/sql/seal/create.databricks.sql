-- Seals: of each load and run the figures of its rows, and the chain that includes all of them.
create table if not exists audit.sealed (
    load_id bigint,
    run_id bigint,
    target string not null,
    parts bigint not null,
    part bigint not null,
    row_count bigint not null,
    key_sum string not null,
    digest_sum string not null,
    located_sum string not null,
    personal_sum string not null,
    covers string not null
);

create table if not exists audit.seal (
    number bigint not null,
    load_id bigint,
    run_id bigint,
    sealed_by bigint not null,
    sealed timestamp_ntz not null,
    content string not null,
    digest string not null
);
