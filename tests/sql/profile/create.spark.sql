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
)
using parquet;
