-- What ran, what it read, what became of every row, and by which definitions.
create table if not exists audit.run (
    run_id bigint not null,
    command string not null,
    started timestamp_ntz not null,
    finished timestamp_ntz,
    status string not null,
    message string,
    who string not null,
    version string not null,
    definition_digest string not null
);

create table if not exists audit.load (
    load_id bigint not null,
    run_id bigint not null,
    feed string not null,
    file string not null,
    bytes bigint not null,
    sha256 string not null,
    load_date timestamp_ntz not null,
    delivered bigint not null,
    rejected bigint not null,
    started timestamp_ntz not null,
    finished timestamp_ntz not null,
    status string not null,
    message string,
    recipe string not null
);

create table if not exists audit.row_account (
    load_id bigint not null,
    target string not null,
    hash_key string not null,
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
    target string,
    delivery_row bigint not null,
    reason string not null,
    delivered string not null
);

-- What each delivery held in each column, and how far that was from what earlier ones held.
create table if not exists audit.profile (
    load_id bigint not null,
    column_name string,
    type string,
    row_count bigint not null,
    null_count bigint,
    distinct_count bigint,
    odd_count bigint,
    minimum string,
    maximum string,
    mean double,
    total double,
    shortest bigint,
    longest bigint,
    mean_length double,
    sampled_count bigint,
    quantiles string,
    top_values string,
    psi double,
    ks double,
    deviation double,
    findings string
);

create table if not exists audit.step (
    run_id bigint not null,
    load_id bigint,
    kind string not null,
    entity string not null,
    operation string not null,
    `rows` bigint,
    seconds double not null,
    sql_digest string not null
);

create table if not exists audit.hub_key (
    hub string not null,
    feed string not null,
    hash_key string not null,
    case_sensitive boolean not null,
    collision_code string,
    tenant string,
    run_id bigint not null
);

create table if not exists audit.definition (
    digest string not null,
    run_id bigint not null,
    file string not null,
    content string not null
);

create table if not exists audit.build (
    entity string not null,
    run_id bigint not null,
    load_id bigint not null,
    digest string not null
);
