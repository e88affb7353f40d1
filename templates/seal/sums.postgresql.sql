-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again.
select
    group_id,
    cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint) >> {{ 32 - bits }} as part,
    count(*) as row_count,
    sum(cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint)) as key_high,
    sum(cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint)) as key_low,
    sum(cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint)) as digest_high,
    sum(cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint)) as digest_low,
    sum(
        cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint)
        * (cast(cast('x' || substr(digest_number, 25, 8) as bit(32)) as bigint) & 2147483647)
    ) as located,
{% if numbers.personal %}
    sum(cast(cast('x' || substr(personal_number, 1, 16) as bit(64)) as bigint)) as personal_high,
    sum(cast(cast('x' || substr(personal_number, 17, 16) as bit(64)) as bigint)) as personal_low
{%- else %}
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low
{%- endif %}
{%- for fault in numbers.faults %},
    count(*) filter (where fault_{{ loop.index }}) as fault_{{ loop.index }}
{%- endfor +%}
from (
{% include 'seal/numbers.postgresql.sql' %}
) as numbered
group by group_id, part;
