-- What some deliveries hold, and how far that is from what earlier ones held.
insert into audit.profile (
    load_id,
    column_name,
    type,
    row_count,
    null_count,
    distinct_count,
    odd_count,
    minimum,
    maximum,
    mean,
    total,
    shortest,
    longest,
    mean_length,
    sampled_count,
    quantiles,
    top_values,
    psi,
    ks,
    deviation,
    findings
)
values
(7, 'price', 'integer', 4, 1, 3, 0, '1', '9', 5.0, 15.0, null, null, null, null, '[1.0,9.0]', null, null, null, null, null);
