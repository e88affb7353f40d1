-- When each relation stood, as known now. Intervals are half-open; one that still stands ends at
-- 9999-12-31.
{% set by_time %}
partition by {{ this.hash_key }}
order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date, is_active
{% endset %}
{{ dialect.view(this.history) }}
with stored as (
    select
        *,
        lag(is_active) over {{ dialect.over('by_time', by_time) }} as was_active
    from {{ this.table }}
    where load_id > 0{{ dialect.window('by_time', by_time) }}
),

timeline as (
    select
        *,
        {{ dialect.next('applied_date', by_time) }} as valid_to
    from stored
    where was_active is null or is_active <> was_active
)

select
    {{ this.hash_key }},
{% for name in this.driving_keys %}
    {{ name }},
{% endfor %}
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
{% for column in this.parts %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
from timeline
where is_active and applied_date < valid_to;
