-- The rows that are delivered, as members of the set of their key and moment: alike ones are
-- numbered, and so are contents that claim one place.
{% set in_set %}
partition by hash_key, load_date, applied_date, hashdiff
order by stage_row
{% endset %}
{% set in_place %}
partition by hash_key, load_date, applied_date{% for column in this.child_key %}, place_{{ loop.index }}{% endfor +%}
order by hashdiff
{% endset %}
{{ dialect.temporary('member') }}
with staged as (
    select
        {{ dialect.row }} as stage_row,
        load_id,
        load_date,
        applied_date,
{% for column in this.child_key %}
        {{ column.name }} as place_{{ loop.index }},
{% endfor %}
        {{ source.hash_key }} as hash_key,
        {{ source.hashdiff }} as hashdiff
    from {{ feed.stage }} as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.{{ dialect.row }}
        )
),

ranked as (
    select
        *,
        row_number() over {{ dialect.over('in_set', in_set) }} as position
    from staged{{ dialect.window('in_set', in_set) }}
),

placed as (
    select
        *,
        dense_rank() over {{ dialect.over('in_place', in_place) }} as variant
    from ranked{{ dialect.window('in_place', in_place) }}
)

select *
from placed;
