-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low
{%- for fault in numbers.faults %},
    case when fault_{{ loop.index }} then 1 else 0 end as fault_{{ loop.index }}
{%- endfor %}
{%- for column in shown %},
    shown_{{ loop.index }}
{%- endfor +%}
from (
{% include 'seal/numbers.duckdb.sql' %}
) as numbered
{% if top is not none %}
where cast(key_number >> 96 as bigint) >> {{ 32 - bits }} = {{ top }}
{% else %}
where
{% for fault in numbers.faults %}
    {{ ('' if loop.first else 'or ') | sql }}fault_{{ loop.index }}
{% endfor %}
{% endif %}
limit {{ limit }};
