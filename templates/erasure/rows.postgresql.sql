-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    key_high,
    key_low,
    digest_high,
    digest_low,
{% if numbers.personal %}
    personal_high,
    personal_low,
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
{% include 'seal/numbers.postgresql.sql' %}
) as numbered
where is_named and group_id > 0;
