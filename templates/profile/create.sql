-- What each delivery held in each column, and how far that was from what earlier ones held.
create table if not exists {{ this('profile') }} (
    load_id bigint not null,
    column_name {{ dialect.text }},
    type {{ dialect.text }},
    row_count bigint not null,
    null_count bigint,
    distinct_count bigint,
    odd_count bigint,
    minimum {{ dialect.text }},
    maximum {{ dialect.text }},
    mean {{ dialect.double }},
    total {{ dialect.double }},
    shortest bigint,
    longest bigint,
    mean_length {{ dialect.double }},
    sampled_count bigint,
    quantiles {{ dialect.text }},
    top_values {{ dialect.text }},
    psi {{ dialect.double }},
    ks {{ dialect.double }},
    deviation {{ dialect.double }},
    findings {{ dialect.text }}
){{ dialect.kept() }};
