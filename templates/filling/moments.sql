-- The moments at which the satellite or what was captured said something else, each with the last
-- version of either up to then, as known now.
{% set by_time %}
partition by {{ this.key }}
order by applied_date{% if this.sequenced %}, sequence nulls last{% endif +%}
{% endset %}
{% set over = dialect.over('by_time', by_time) %}
{{ dialect.temporary('moments') }}
with said as (
    select
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        dvault_held,
        cast(null as bigint) as dvault_captured
    from held
    union all
    select
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        null,
        dvault_captured
    from captured
),

placed as (
    select distinct
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        max(dvault_held) over {{ over }} as dvault_held,
        max(dvault_captured) over {{ over }} as dvault_captured
    from said{{ dialect.window('by_time', by_time) }}
)

select *
from placed;
