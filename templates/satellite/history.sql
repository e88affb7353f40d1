-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
{% set by_time %}
partition by {{ this.key }}
order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
{% endset %}
{{ dialect.view(this.history) }}
with timeline as (
    select
        *,
        {{ dialect.next('applied_date', by_time) }} as valid_to
    from {{ this.table }}
)

select
{% for name in this.key %}
    {{ name }},
{% endfor %}
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
from timeline
where applied_date < valid_to;
