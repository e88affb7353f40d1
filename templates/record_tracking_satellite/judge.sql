-- One verdict for every staged row: the first of its key in its load is an appearance, by the last
-- applied date, the others are duplicates of it.
{% set in_load %}
partition by hash_key, load_date
order by applied_date desc, stage_row asc
{% endset %}
{{ dialect.temporary('verdict') }}
with staged as (
    select
        {{ dialect.row }} as stage_row,
        load_id,
        load_date,
        applied_date,
        {{ source.hash_key }} as hash_key
    from {{ feed.stage }} as delivered
    where
        {{ source.hash_key }} not in (
            {{ hashing.unknown }},
            {{ hashing.error }}
        )
        and not exists (
            select 1
            from {{ this.table }} as known
            where
                known.{{ this.hash_key }} = delivered.{{ source.hash_key }}
                and known.load_date = delivered.load_date
        )
),

ranked as (
    select
        stage_row,
        load_id,
        row_number() over {{ dialect.over('in_load', in_load) }} as position
    from staged{{ dialect.window('in_load', in_load) }}
)

select
    stage_row,
    load_id,
    case when position = 1 then 'inserted' else 'duplicate' end as verdict
from ranked;
