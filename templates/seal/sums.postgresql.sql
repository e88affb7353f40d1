-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. The numbers of a row are computed once (`offset 0`), though several sums are of them.
select
    group_id,
    (key_high >> 32 & 4294967295) >> {{ 32 - bits }} as part,
    count(*) as row_count,
    sum(key_high) as key_high,
    sum(key_low) as key_low,
    sum(digest_high) as digest_high,
    sum(digest_low) as digest_low,
    sum((key_high >> 32 & 4294967295) * (digest_low & 2147483647)) as located,
{% if numbers.personal %}
    sum(personal_high) as personal_high,
    sum(personal_low) as personal_low
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
