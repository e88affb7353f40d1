-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. A digest is read as a number from its last byte on, which costs half of any other way.
select
    group_id,
    cast(key_number >> 96 as bigint) >> {{ 32 - bits }} as part,
    count(*) as row_count,
    sum(cast(key_number >> 64 as ubigint)) as key_high,
    sum(cast(key_number & 18446744073709551615 as ubigint)) as key_low,
    sum(cast(digest_number >> 64 as ubigint)) as digest_high,
    sum(cast(digest_number & 18446744073709551615 as ubigint)) as digest_low,
    sum(
        cast(key_number >> 96 as bigint) * cast(digest_number & 2147483647 as bigint)
    ) as located,
{% if numbers.personal %}
    sum(cast(personal_number >> 64 as ubigint)) as personal_high,
    sum(cast(personal_number & 18446744073709551615 as ubigint)) as personal_low
{%- else %}
    null as personal_high,
    null as personal_low
{%- endif %}
{%- for fault in numbers.faults %},
    count(*) filter (where fault_{{ loop.index }}) as fault_{{ loop.index }}
{%- endfor +%}
from (
{% include 'seal/numbers.duckdb.sql' %}
) as numbered
group by all;
