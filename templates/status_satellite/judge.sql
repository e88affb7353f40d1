-- What became of each key, by what was told of it before in (applied, load) order: it appears, is
-- updated or is gone. What tells nothing new has no verdict; what a complete delivery lacks is gone
-- without a row that says so.
{% set by_time %}
partition by hash_key
order by applied_date, sequence nulls last, load_date, stage_row nulls first
{% endset %}
{% set beside %}
    load_id,
    load_date,
    applied_date,
    sequence,
    hash_key,
    hashdiff,
{% for column in this.parts %}
    part_{{ loop.index }},
{% endfor %}
{% endset %}
{{ dialect.temporary('verdict') }}
with compared as (
    select
        *,
        lag(operation) over {{ dialect.over('by_time', by_time) }} as before,
        lag(hashdiff) over {{ dialect.over('by_time', by_time) }} as hashdiff_before,
        lag(applied_date) over {{ dialect.over('by_time', by_time) }} as applied_before
    from timeline
    where position = 1{{ dialect.window('by_time', by_time) }}
),

told as (
    select
        *,
        case
{% if feed.operation %}
            when operation = 'D' and before = 'D' then null
            when operation <> before or before is null then operation
            when hashdiff <> hashdiff_before then operation
            when operation = 'U' and applied_date <> applied_before then operation
{% else %}
            when before is null or before = 'D' then 'I'
            when hashdiff <> hashdiff_before then 'U'
{% endif %}
        end as status
    from compared
    where stage_row is not null
)

select
    {{ beside | trim | sql }}
    stage_row,
    'inserted' as verdict,
    status
from told
where status is not null
union all
select
    {{ beside | trim | sql }}
    stage_row,
    case
        when operation = first_operation and hashdiff = first_hashdiff then 'duplicate'
        else 'conflicting versions'
    end,
    operation
from timeline
where position > 1
{%- if feed.is_complete +%}
union all
select
    {{ beside | trim | replace('sequence', 'null') | replace('hashdiff', hashing.empty_diff(this.watched)) | sql }}
    null,
    'implied',
    'D'
from absent
{%- endif %};
