-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint) as key_high,
    cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint) as key_low,
    cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint) as digest_high,
    cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint) as digest_low
{%- for fault in numbers.faults %},
    case when fault_{{ loop.index }} then 1 else 0 end as fault_{{ loop.index }}
{%- endfor %}
{%- for column in shown %},
    shown_{{ loop.index }}
{%- endfor +%}
from (
{% include 'seal/numbers.postgresql.sql' %}
) as numbered
{% if top is not none %}
where
    cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint) >> {{ 32 - bits }} = {{ top }}
{% else %}
where
{% for fault in numbers.faults %}
    {{ ('' if loop.first else 'or ') | sql }}fault_{{ loop.index }}
{% endfor %}
{% endif %}
limit {{ limit }};
