-- What becomes of the rows whose key is not in the hub as it was delivered: first seen, duplicates
-- of the first, or a collision. Rows without a verdict are unchanged. Of the rows that bring a
-- new key the first wins by (load, applied date, key as delivered).
create or replace temp table verdict as
with fresh as (
    select
        staged.{{ source.hash_key }} as hash_key,
        staged.load_id,
        staged.applied_date
{%- for name in source.columns %},
        staged.{{ name }} as key_{{ loop.index }}
{%- endfor %},
        min(staged.{{ dialect.row }}) as stage_row,
        count(*) as row_count
    from {{ feed.stage }} as staged
    where
        not exists (
            select 1
            from {{ this.table }} as known
            where
                known.{{ this.hash_key }} = staged.{{ source.hash_key }}
{% for column in this.business_key %}
                and known.{{ column.name }} is not distinct from staged.{{ source.columns[loop.index0] }}
{% endfor %}
        )
    group by
        staged.{{ source.hash_key }},
        staged.load_id,
        staged.applied_date
{%- for name in source.columns %},
        staged.{{ name }}
{%- endfor +%}
),

-- A key that is known in another spelling stands first, so that none of its rows does.
known_or_fresh as (
    select
        hash_key,
        load_id,
        applied_date
{%- for name in source.columns %},
        key_{{ loop.index }}
{%- endfor %},
        stage_row,
        row_count
    from fresh
    union all
    select
        {{ this.hash_key }},
        0,
        null
{%- for column in this.business_key %},
        {{ column.name }}
{%- endfor %},
        null,
        0
    from {{ this.table }}
    where {{ this.hash_key }} in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load
{%- for name in source.columns %},
        first_value(key_{{ loop.index }}) over by_load as first_{{ loop.index }}
{%- endfor +%}
    from known_or_fresh
    window by_load as (
        partition by hash_key
        order by load_id, applied_date{% for name in source.columns %}, key_{{ loop.index }}{% endfor +%}
    )
)

select
    stage_row,
    load_id,
    'inserted' as verdict,
    1 as row_count
from ranked
where position = 1 and stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when {{ hashing.same_key('key_', 'first_', this) }} then 'duplicate'
        else 'collision'
    end as verdict,
    case when position = 1 then row_count - 1 else row_count end as row_count
from ranked
where
    (load_id = first_load and row_count > case when position = 1 then 1 else 0 end)
    or not (
        {{ hashing.same_key('key_', 'first_', this) }}
    );
