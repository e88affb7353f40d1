-- What ran, what it read, what became of every row, and by which definitions.
create table if not exists audit.run (
    run_id bigint not null,
    command varchar not null,
    started timestamp not null,
    finished timestamp,
    status varchar not null,
    message varchar,
    who varchar not null,
    version varchar not null,
    definition_digest varchar not null
);

create table if not exists audit.load (
    load_id bigint not null,
    run_id bigint not null,
    feed varchar not null,
    file varchar not null,
    bytes bigint not null,
    sha256 varchar not null,
    load_date timestamp not null,
    delivered bigint not null,
    rejected bigint not null,
    started timestamp not null,
    finished timestamp not null,
    status varchar not null,
    message varchar,
    recipe varchar not null
);

create table if not exists audit.row_account (
    load_id bigint not null,
    target varchar not null,
    hash_key varchar not null,
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
    target varchar,
    delivery_row bigint not null,
    reason varchar not null,
    delivered varchar not null
);

-- What each delivery held in each column, and how far that was from what earlier ones held.
create table if not exists audit.profile (
    load_id bigint not null,
    column_name varchar,
    type varchar,
    row_count bigint not null,
    null_count bigint,
    distinct_count bigint,
    odd_count bigint,
    minimum varchar,
    maximum varchar,
    mean double,
    total double,
    shortest bigint,
    longest bigint,
    mean_length double,
    sampled_count bigint,
    quantiles varchar,
    top_values varchar,
    psi double,
    ks double,
    deviation double,
    findings varchar
);

create table if not exists audit.step (
    run_id bigint not null,
    load_id bigint,
    kind varchar not null,
    entity varchar not null,
    operation varchar not null,
    "rows" bigint,
    seconds double not null,
    sql_digest varchar not null
);

create table if not exists audit.hub_key (
    hub varchar not null,
    feed varchar not null,
    hash_key varchar not null,
    case_sensitive boolean not null,
    collision_code varchar,
    tenant varchar,
    run_id bigint not null
);

create table if not exists audit.definition (
    digest varchar not null,
    run_id bigint not null,
    file varchar not null,
    content varchar not null
);

create table if not exists audit.build (
    entity varchar not null,
    run_id bigint not null,
    load_id bigint not null,
    digest varchar not null
);
