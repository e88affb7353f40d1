-- What is told of each key when: the operations that are delivered, of several at one moment the
-- first, and all that is known of the same keys. A row without an operation tells that it is there.
{% set at_once %}
partition by hash_key, load_date, applied_date, sequence
order by operation, hashdiff, stage_row
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
        load_date,
        applied_date,
{# What is gone for want of a row ranks last at its moment: what is said of it later comes after that. #}
        cast({{ number | sql }} as {{ dialect.type(this.sequence_type) }}) as sequence,
        {{ source.hash_key }} as hash_key,
        {{ source.hashdiff }} as hashdiff,
{% for column in this.parts %}
        {{ column.name }} as part_{{ loop.index }},
{% endfor %}
{% if feed.operation %}
        case
            when {{ word }} in ({{ feed.operation.delete }}) then 'D'
            when {{ word }} in ({{ feed.operation.insert }}) then 'I'
            else 'U'
        end as operation
{% else %}
        'U' as operation
{% endif %}
    from {{ feed.stage }}
{% if resumed %}
    left join ended
        on
{% for name in [source.hash_key] %}
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
        first_value(operation) over {{ dialect.over('at_once', at_once, true) }} as first_operation,
        first_value(hashdiff) over {{ dialect.over('at_once', at_once, true) }} as first_hashdiff
    from staged{{ dialect.window('at_once', at_once) }}
)

select *
from ranked
union all
{% include 'status_satellite/known.sql' %};
