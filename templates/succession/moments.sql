-- The moments at which the satellites that become one said something, each with the last version of
-- each of them up to then.
{% set by_time %}
partition by {{ this.hash_key }}
order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
{% endset %}
{% set over = dialect.over('by_time', by_time) %}
{{ dialect.temporary('moments') }}
with placed as (
    select
        *,
        row_number() over (
            partition by {{ this.hash_key }}
            order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date, part
        ) as position,
        min(load_date) over (
            partition by {{ this.hash_key }}
            order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date, part
            rows between 1 following and unbounded following
        ) as first_known_after
    from versions
),

told as (
{% filter indented %}
{% include 'succession/told.sql' %}
{% endfilter +%}
),

learnt as (
    select
        {{ this.hash_key }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        load_date,
        min(record_source) as record_source{% for old in olds %},
        max(case when part = {{ loop.index }} then version end) as version_{{ loop.index }}{% endfor +%}
    from told
    group by {{ this.hash_key }}, applied_date, {% if this.sequenced %}sequence, {% endif %}load_date
),

numbered as (
    select
        {{ this.hash_key }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        load_date,
        record_source,
        row_number() over {{ over }} as position{% for old in olds %},
        max(version_{{ loop.index }}) over {{ over }} as version_{{ loop.index }}{% endfor +%}
    from learnt{{ dialect.window('by_time', by_time) }}
)

select *
from numbered;
