-- What each key shows when: the relations that are delivered, of several at one moment the first,
-- and all that are known of the same keys. One that begins and ends at one moment has ended.
{% set key %}
{% for name in this.driving_keys %}driving_{{ loop.index }}{% if not loop.last %}, {% endif %}{% else %}hash_key{% endfor %}
{% endset %}
{% set at_once %}
partition by {{ key | trim | sql }}, load_date, applied_date, sequence, case when ends = 1 then hash_key end
order by is_active, hash_key, stage_row
{% endset %}
{% set word = dialect.word(feed.operation.column) if feed.operation else '' %}
{% set resumed = this.sequenced and feed.is_complete %}
{% set number = feed.sequence if this.sequenced else 'null' %}
{% set number = 'case when known_ended is null then ' ~ dialect.identifier(number) ~ ' end' if resumed else number %}
{{ dialect.temporary('timeline') }}
with
{% if resumed %}
ended as (
{% filter indented %}
{% include this.kind ~ '/ended.sql' %}
{% endfilter +%}
),

{% endif %}
staged as (
    select
        {{ dialect.row }} as stage_row,
        load_id,
{% for name in source.driving %}
        {{ name }} as driving_{{ loop.index }},
{% endfor %}
{% for column in this.parts %}
        {{ column.name }} as part_{{ loop.index }},
{% endfor %}
        load_date,
        applied_date,
{# What is gone for want of a row ranks last at its moment: what is said of it later comes after that. #}
        cast({{ number | sql }} as {{ dialect.type(this.sequence_type) }}) as sequence,
{% if feed.operation %}
        {{ word }} not in ({{ feed.operation.delete }}) as is_active,
        max(case when {{ word }} in ({{ feed.operation.delete }}) then 1 else 0 end) over (
            partition by
                {{ source.hash_key }},
                load_date,
                applied_date{% if this.sequenced %},
                {{ feed.sequence }}{% endif +%}
        ) as ends,
{% else %}
        true as is_active,
        0 as ends,
{% endif %}
        {{ source.hash_key }} as hash_key
    from {{ feed.stage }}
{% if resumed %}
    left join ended
        on
{% for name in source.driving or [source.hash_key] %}
            {{ name }} = ended_{{ loop.index }}
            and {% endfor %}applied_date = ended_on and load_date > known_ended
{% endif %}
    where
        {{ source.hash_key }} not in (
            {{ hashing.unknown }},
            {{ hashing.error }}
        )
),

ranked as (
    select
        *,
        row_number() over {{ dialect.over('at_once', at_once) }} as position,
        first_value(hash_key) over {{ dialect.over('at_once', at_once, true) }} as first_key,
        first_value(is_active) over {{ dialect.over('at_once', at_once, true) }} as first_active
    from staged{{ dialect.window('at_once', at_once) }}
)

select *
from ranked
union all
{% include 'effectivity_satellite/known.sql' %};
