-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_high,
    key_low,
    digest_high,
    digest_low
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
where key_high >> 32 & 4294967295 = {{ top }}
{% else %}
where
{% for fault in numbers.faults %}
    {{ ('' if loop.first else 'or ') | sql }}fault_{{ loop.index }}
{% endfor %}
{% endif %}
limit {{ limit }};
