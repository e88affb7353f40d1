-- Erasures: whose, for whom and why, and of each row what was taken of it, so that it can still be
-- told from one that somebody else has changed.
create table if not exists {{ this('erasure') }} (
    erasure_id bigint not null,
    run_id bigint not null,
    hub {{ dialect.text }} not null,
    hash_key {{ dialect.text }} not null,
    requested_by {{ dialect.text }} not null,
    erased_by {{ dialect.text }} not null,
    reason {{ dialect.text }} not null,
    erased {{ dialect.timestamp }} not null,
    until_date {{ dialect.timestamp }},
    row_count bigint not null
){{ dialect.kept() }};

create table if not exists {{ this('erased_row') }} (
    erasure_id bigint not null,
    run_id bigint not null,
    load_id bigint not null,
    target {{ dialect.text }} not null,
    erased_columns {{ dialect.text }} not null,
    row_key {{ dialect.text }} not null,
    row_count bigint not null,
    was_sound {{ dialect.types['boolean'] | sql }} not null,
    key_number {{ dialect.text }} not null,
    covers {{ dialect.text }} not null,
    digest_change {{ dialect.text }} not null,
    located_change {{ dialect.text }} not null,
    personal_change {{ dialect.text }} not null,
    holds {{ dialect.text }} not null,
    digest_left {{ dialect.text }} not null
){{ dialect.kept() }};
