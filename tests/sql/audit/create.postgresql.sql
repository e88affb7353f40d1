-- What ran, what it read, what became of every row, and by which definitions.
create table if not exists audit.run (
    run_id bigint not null,
    command text not null,
    started timestamp not null,
    finished timestamp,
    status text not null,
    message text,
    who text not null,
    version text not null,
    definition_digest text not null
);

create table if not exists audit.load (
    load_id bigint not null,
    run_id bigint not null,
    feed text not null,
    file text not null,
    bytes bigint not null,
    sha256 text not null,
    load_date timestamp not null,
    delivered bigint not null,
    rejected bigint not null,
    started timestamp not null,
    finished timestamp not null,
    status text not null,
    message text,
    recipe text not null
);

create table if not exists audit.row_account (
    load_id bigint not null,
    target text not null,
    hash_key text not null,
    delivered bigint not null,
    inserted bigint not null,
    unchanged bigint not null,
    duplicate bigint not null,
    rejected bigint not null,
    filtered bigint not null,
    implied bigint not null
);

create table if not exists audit.rejected_row (
    load_id bigint not null,
    target text,
    delivery_row bigint not null,
    reason text not null,
    delivered text not null
);

-- What each delivery held in each column, and how far that was from what earlier ones held.
create table if not exists audit.profile (
    load_id bigint not null,
    column_name text,
    type text,
    row_count bigint not null,
    null_count bigint,
    distinct_count bigint,
    odd_count bigint,
    minimum text,
    maximum text,
    mean double precision,
    total double precision,
    shortest bigint,
    longest bigint,
    mean_length double precision,
    sampled_count bigint,
    quantiles text,
    top_values text,
    psi double precision,
    ks double precision,
    deviation double precision,
    findings text
);

create table if not exists audit.step (
    run_id bigint not null,
    load_id bigint,
    kind text not null,
    entity text not null,
    operation text not null,
    "rows" bigint,
    seconds double precision not null,
    sql_digest text not null
);

create table if not exists audit.hub_key (
    hub text not null,
    feed text not null,
    hash_key text not null,
    case_sensitive boolean not null,
    collision_code text,
    tenant text,
    run_id bigint not null
);

create table if not exists audit.definition (
    digest text not null,
    run_id bigint not null,
    file text not null,
    content text not null
);

create table if not exists audit.build (
    entity text not null,
    run_id bigint not null,
    load_id bigint not null,
    digest text not null
);
