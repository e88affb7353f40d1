-- What was true in which interval, as known now, whatever the order in which it came: of versions
-- with one applied date the last known counts, and one with the content of the one before it
-- continues that. Intervals are half-open; the last one ends at 9999-12-31.
{% set by_time %}
partition by {{ this.hash_key }}
order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
{% endset %}
{{ dialect.view(this.history) }}
with stored as (
    select
        *,
        {{ dialect.next('applied_date', by_time) }} as next_applied
    from {{ this.table }}
),

effective as (
    select
        *,
        lag(hashdiff) over {{ dialect.over('by_time', by_time) }} as hashdiff_before
    from stored
    where applied_date < next_applied{{ dialect.window('by_time', by_time) }}
),

timeline as (
    select
        *,
        {{ dialect.next('applied_date', by_time) }} as valid_to
    from effective
    where hashdiff_before is null or hashdiff <> hashdiff_before
)

select
    {{ this.hash_key }},
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
from timeline;
