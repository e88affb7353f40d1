-- Erasures: whose, for whom and why, and of each row what was taken of it, so that it can still be
-- told from one that somebody else has changed.
create table if not exists audit.erasure (
    erasure_id bigint not null,
    run_id bigint not null,
    hub varchar not null,
    hash_key varchar not null,
    requested_by varchar not null,
    erased_by varchar not null,
    reason varchar not null,
    erased timestamp not null,
    until_date timestamp,
    row_count bigint not null
);

create table if not exists audit.erased_row (
    erasure_id bigint not null,
    run_id bigint not null,
    load_id bigint not null,
    target varchar not null,
    erased_columns varchar not null,
    row_key varchar not null,
    row_count bigint not null,
    was_sound boolean not null,
    key_number varchar not null,
    covers varchar not null,
    digest_change varchar not null,
    located_change varchar not null,
    personal_change varchar not null,
    holds varchar not null,
    digest_left varchar not null
);
