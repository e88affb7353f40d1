-- One verdict for every staged row that is not unchanged: a content of a key that was not seen for
-- this applied date is an appearance; the others of its load are duplicates of it.
{% set alike %}
partition by hash_key, applied_date, {% if this.sequenced %}sequence, {% endif %}hashdiff
order by load_id, load_date, stage_row
{% endset %}
{{ dialect.temporary('verdict') }}
with fresh as (
    select
        {{ dialect.row }} as stage_row,
        load_id,
        load_date,
        applied_date,
{% if this.sequenced %}
        {{ feed.sequence }} as sequence,
{% endif %}
        {{ source.hash_key }} as hash_key,
        {{ source.hashdiff }} as hashdiff
    from {{ feed.stage }} as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.{{ dialect.row }}
        )
        and not exists (
            select 1
            from {{ this.table }} as known
            where
                known.{{ this.hash_key }} = delivered.{{ source.hash_key }}
                and known.applied_date = delivered.applied_date
{% if this.sequenced %}
                and {{ dialect.same('known.sequence', dialect.column('delivered', feed.sequence)) }}
{% endif %}
                and known.hashdiff = delivered.{{ source.hashdiff }}
        )
{% if feed.operation %}
        and {{ dialect.word(feed.operation.column) }} not in ({{ feed.operation.delete }})
{% endif %}
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over {{ dialect.over('alike', alike) }} as position,
        first_value(load_id) over {{ dialect.over('alike', alike, true) }} as first_load
    from fresh{{ dialect.window('alike', alike) }}
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select stage_row, load_id, reason
from refused;
