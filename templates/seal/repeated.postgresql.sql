-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint) as key_high,
    cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint) as key_low,
    cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint) as digest_high,
    cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint) as digest_low,
    count(*) as copies,
    shown_1
from (
{% include 'seal/numbers.postgresql.sql' %}
) as numbered
group by key_number, digest_number, shown_1
having count(*) > 1
limit {{ limit }};
