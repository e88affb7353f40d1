-- One verdict for every staged row whose relation is not in the link: first seen, or a duplicate
-- of the first. Rows without a verdict are unchanged.
{% set by_load = 'partition by hash_key order by load_id, load_date, stage_row' %}
{{ dialect.temporary('verdict') }}
with fresh as (
    select
        staged.{{ dialect.row }} as stage_row,
        staged.load_id,
        staged.load_date,
        staged.{{ source.hash_key }} as hash_key
    from {{ feed.stage }} as staged
    where not exists (
        select 1
        from {{ this.table }} as known
        where known.{{ this.hash_key }} = staged.{{ source.hash_key }}
    )
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over {{ dialect.over('by_load', by_load) }} as position,
        first_value(load_id) over {{ dialect.over('by_load', by_load, true) }} as first_load
    from fresh{{ dialect.window('by_load', by_load) }}
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked;
