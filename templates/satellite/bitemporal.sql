-- What was true in which interval, as known in which: for a moment of each there is at most one row
-- a key. A version that comes late, or corrects another, ends what was known of the one before it,
-- which goes on with a shorter interval. What is known until 9999-12-31 is the history.
{% set by_time %}
partition by {{ this.hash_key }}
order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
{% endset %}
{% set by_version %}
partition by {{ this.hash_key }}, position order by known_from
{% endset %}
{% set over = dialect.over('by_time', by_time) %}
{{ dialect.view(this.known) }}
with timeline as {{ dialect.inlined | sql }}(
    select
        {{ this.hash_key }},
        applied_date,
        load_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        row_number() over {{ over }} as position,
        lead(applied_date) over {{ over }} as next_applied,
        lead(load_date) over {{ over }} as next_known,
        lag(load_date) over {{ over }} as last_known,
        min(load_date) over (
            partition by {{ this.hash_key }}
            order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
            rows between 1 following and unbounded following
        ) as first_known_after
    from {{ this.table }}{{ dialect.window('by_time', by_time) }}
),

learnt as (
{% filter indented %}
{% include 'satellite/learnt.sql' %}
{% endfilter +%}
),

lasting as (
    select
        {{ this.hash_key }},
        position,
        known_from,
        {{ dialect.next('known_from', by_version) }} as known_to,
        valid_to
    from learnt
)

select
    version.{{ this.hash_key }},
    version.applied_date as valid_from,
    lasting.valid_to,
    lasting.known_from,
    lasting.known_to,
    version.applied_date,
    version.load_date,
{% if this.sequenced %}
    version.sequence,
{% endif %}
    version.hashdiff,
{% for column in this.attributes %}
    version.{{ column.name }},
{% endfor %}
    version.record_source,
    version.load_id
from lasting
inner join timeline
    on
        lasting.{{ this.hash_key }} = timeline.{{ this.hash_key }}
        and lasting.position = timeline.position
inner join {{ this.table }} as version
    on
        timeline.{{ this.hash_key }} = version.{{ this.hash_key }}
        and timeline.applied_date = version.applied_date
        and timeline.load_date = version.load_date
{% if this.sequenced %}
        and {{ dialect.same('timeline.sequence', 'version.sequence') }}
{% endif %}
where timeline.applied_date < lasting.valid_to and lasting.known_from < lasting.known_to;
