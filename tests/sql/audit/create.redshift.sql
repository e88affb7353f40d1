-- What ran, what it read, what became of every row, and by which definitions.
create table if not exists audit.run (
    run_id bigint not null,
    command varchar(65535) not null,
    started timestamp not null,
    finished timestamp,
    status varchar(65535) not null,
    message varchar(65535),
    who varchar(65535) not null,
    version varchar(65535) not null,
    definition_digest varchar(65535) not null
);

create table if not exists audit.load (
    load_id bigint not null,
    run_id bigint not null,
    feed varchar(65535) not null,
    file varchar(65535) not null,
    bytes bigint not null,
    sha256 varchar(65535) not null,
    load_date timestamp not null,
    delivered bigint not null,
    rejected bigint not null,
    started timestamp not null,
    finished timestamp not null,
    status varchar(65535) not null,
    message varchar(65535),
    recipe varchar(65535) not null
);

create table if not exists audit.row_account (
    load_id bigint not null,
    target varchar(65535) not null,
    hash_key varchar(65535) not null,
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
    target varchar(65535),
    delivery_row bigint not null,
    reason varchar(65535) not null,
    delivered varchar(65535) not null
);

-- What each delivery held in each column, and how far that was from what earlier ones held.
create table if not exists audit.profile (
    load_id bigint not null,
    column_name varchar(65535),
    type varchar(65535),
    row_count bigint not null,
    null_count bigint,
    distinct_count bigint,
    odd_count bigint,
    minimum varchar(65535),
    maximum varchar(65535),
    mean double precision,
    total double precision,
    shortest bigint,
    longest bigint,
    mean_length double precision,
    sampled_count bigint,
    quantiles varchar(65535),
    top_values varchar(65535),
    psi double precision,
    ks double precision,
    deviation double precision,
    findings varchar(65535)
);

create table if not exists audit.step (
    run_id bigint not null,
    load_id bigint,
    kind varchar(65535) not null,
    entity varchar(65535) not null,
    operation varchar(65535) not null,
    "rows" bigint,
    seconds double precision not null,
    sql_digest varchar(65535) not null
);

create table if not exists audit.hub_key (
    hub varchar(65535) not null,
    feed varchar(65535) not null,
    hash_key varchar(65535) not null,
    case_sensitive boolean not null,
    collision_code varchar(65535),
    tenant varchar(65535),
    run_id bigint not null
);

create table if not exists audit.definition (
    digest varchar(65535) not null,
    run_id bigint not null,
    file varchar(65535) not null,
    content varchar(65535) not null
);

create table if not exists audit.build (
    entity varchar(65535) not null,
    run_id bigint not null,
    load_id bigint not null,
    digest varchar(65535) not null
);
