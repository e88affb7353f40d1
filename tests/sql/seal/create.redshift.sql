-- Seals: of each load and run the figures of its rows, and the chain that includes all of them.
create table if not exists audit.sealed (
    load_id bigint,
    run_id bigint,
    target varchar(65535) not null,
    parts bigint not null,
    part bigint not null,
    row_count bigint not null,
    key_sum varchar(65535) not null,
    digest_sum varchar(65535) not null,
    located_sum varchar(65535) not null,
    personal_sum varchar(65535) not null,
    covers varchar(65535) not null
);

create table if not exists audit.seal (
    number bigint not null,
    load_id bigint,
    run_id bigint,
    sealed_by bigint not null,
    sealed timestamp not null,
    content varchar(65535) not null,
    digest varchar(65535) not null
);
