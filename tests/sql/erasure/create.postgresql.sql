-- Erasures: whose, for whom and why, and of each row what was taken of it, so that it can still be
-- told from one that somebody else has changed.
create table if not exists audit.erasure (
    erasure_id bigint not null,
    run_id bigint not null,
    hub text not null,
    hash_key text not null,
    requested_by text not null,
    erased_by text not null,
    reason text not null,
    erased timestamp not null,
    until_date timestamp,
    row_count bigint not null
);

create table if not exists audit.erased_row (
    erasure_id bigint not null,
    run_id bigint not null,
    load_id bigint not null,
    target text not null,
    erased_columns text not null,
    row_key text not null,
    row_count bigint not null,
    was_sound boolean not null,
    key_number text not null,
    covers text not null,
    digest_change text not null,
    located_change text not null,
    personal_change text not null,
    holds text not null,
    digest_left text not null
);
