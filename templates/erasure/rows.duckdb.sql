-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
{% if numbers.personal %}
    personal_number >> 64 as personal_high,
    personal_number & 18446744073709551615 as personal_low,
{% else %}
    null as personal_high,
    null as personal_low,
{% endif %}
    row_key,
    is_filled
{%- for fault in numbers.faults %},
    case when fault_{{ loop.index }} then 1 else 0 end as fault_{{ loop.index }}
{%- endfor +%}
from (
{% include 'seal/numbers.duckdb.sql' %}
) as numbered
where is_named and group_id > 0;
