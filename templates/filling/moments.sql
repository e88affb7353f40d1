-- The moments at which the satellite or what was captured said something else, each with the last
-- version of either up to then, as known now.
{% set by_time %}
partition by {{ this.key[0] }}
order by applied_date{% if this.sequenced %}, sequence nulls last{% endif +%}
{% endset %}
{% set over = dialect.over('by_time', by_time) %}
{{ dialect.temporary('moments') }}
with said as (
    select
        {{ this.key[0] }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        held_position,
        cast(null as bigint) as captured_position
    from held
    union all
    select
        {{ this.key[0] }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        null,
        captured_position
    from captured
),

placed as (
    select distinct
        {{ this.key[0] }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        max(held_position) over {{ over }} as held_position,
        max(captured_position) over {{ over }} as captured_position
    from said{{ dialect.window('by_time', by_time) }}
)

select *
from placed;
