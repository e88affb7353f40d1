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
