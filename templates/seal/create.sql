-- Seals: of each load and run the figures of its rows, and the chain that includes all of them.
create table if not exists {{ this('sealed') }} (
    load_id bigint,
    run_id bigint,
    target {{ dialect.text }} not null,
    parts bigint not null,
    part bigint not null,
    row_count bigint not null,
    key_sum {{ dialect.text }} not null,
    digest_sum {{ dialect.text }} not null,
    located_sum {{ dialect.text }} not null,
    personal_sum {{ dialect.text }} not null,
    covers {{ dialect.text }} not null
){{ dialect.kept() }};

create table if not exists {{ this('seal') }} (
    number bigint not null,
    load_id bigint,
    run_id bigint,
    sealed_by bigint not null,
    sealed {{ dialect.timestamp }} not null,
    content {{ dialect.text }} not null,
    digest {{ dialect.text }} not null
){{ dialect.kept() }};
