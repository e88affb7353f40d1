-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    count(*) as copies,
    shown_1
from (
{% include 'seal/numbers.duckdb.sql' %}
) as numbered
group by key_number, digest_number, shown_1
having count(*) > 1
limit {{ limit }};
