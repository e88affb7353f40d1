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
