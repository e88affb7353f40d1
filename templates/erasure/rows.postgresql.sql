-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint) as key_high,
    cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint) as key_low,
    cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint) as digest_high,
    cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint) as digest_low,
{% if numbers.personal %}
    cast(cast('x' || substr(personal_number, 1, 16) as bit(64)) as bigint) as personal_high,
    cast(cast('x' || substr(personal_number, 17, 16) as bit(64)) as bigint) as personal_low,
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
