-- One verdict for every staged row whose fact is not in the link with this payload: first seen,
-- a duplicate of the first, or a contradiction, which is rejected. Rows without one are unchanged.
-- Of the rows that bring a new fact the first wins by (load, applied date, hash of the payload).
{% set by_load = 'partition by hash_key order by load_id, load_date, applied_date, hashdiff' %}
{{ dialect.temporary('verdict') }}
with fresh as (
    select
        staged.{{ dialect.row }} as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.{{ source.hash_key }} as hash_key,
        staged.{{ source.hashdiff }} as hashdiff
    from {{ feed.stage }} as staged
    where not exists (
        select 1
        from {{ this.table }} as known
        where
            known.{{ this.hash_key }} = staged.{{ source.hash_key }}
            and known.hashdiff = staged.{{ source.hashdiff }}
    )
),

loaded as (
    select {{ this.hash_key }} as hash_key
    from {{ this.table }}
    where {{ this.hash_key }} in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over {{ dialect.over('by_load', by_load) }} as position,
        first_value(load_id) over {{ dialect.over('by_load', by_load, true) }} as first_load,
        first_value(hashdiff) over {{ dialect.over('by_load', by_load, true) }} as first_hashdiff
    from fresh
    where
        not exists (
            select 1
            from loaded
            where loaded.hash_key = fresh.hash_key
        ){{ dialect.window('by_load', by_load) }}
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when hashdiff <> first_hashdiff then 'the same key with another payload'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select
    fresh.stage_row,
    fresh.load_id,
    'the same key with another payload' as verdict
from fresh
where exists (
    select 1
    from loaded
    where loaded.hash_key = fresh.hash_key
);
