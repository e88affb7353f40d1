-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    count(*) as copies,
    shown_1
from (
{% include 'seal/numbers.postgresql.sql' %}
) as numbered
group by key_high, key_low, digest_high, digest_low, shown_1
having count(*) > 1
limit {{ limit }};
