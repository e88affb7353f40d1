-- The moments at which the satellite or what was captured said something else, or anything that is
-- tracked, each with the last version of either up to then, as known now.
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
{% if tracked %}
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
        null
    from {{ tracked.table }}
    where
        load_id > 0
        and ({{ this.key }}) in (select {{ this.key }} from captured)
{% endif %}
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

select
    placed.*{% if tracked %},
    known.hashdiff as dvault_known{% endif +%}
from placed
{% if tracked %}
left join known
    on
        placed.applied_date = known.applied_date
{% for name in this.key %}
        and {{ dialect.column('placed', name) }} = {{ dialect.column('known', name) }}
{% endfor %}
{% if this.sequenced %}
        and {{ dialect.same('placed.sequence', 'known.sequence') }}
{% endif %}
{% endif %}
