-- How many rows of each load cannot be read back: the version that the vault holds of their key at
-- their applied date, as known at that load, says something else. And the first of them.
with staged as {{ dialect.inlined | sql }}(
    select *
    from {{ feed.rows }} as delivered
    where
        not exists (
            select 1
            from {{ refused }} as refused
            where
                refused.target = {{ target | text }}
                and refused.load_id = delivered.load_id
                and refused.delivery_row = delivered.delivery_row
        )
        and {{ source.hash_key }} not in ({{ hashing.unknown }}, {{ hashing.error }})
{% if feed.operation %}
        and {{ dialect.word(feed.operation.column, 'delivered') }} not in ({{ feed.operation.delete }})
{% endif %}
),

timeline as (
    select
        load_id,
        delivery_row,
        stage_row,
        {{ source.hash_key }} as hash_key,
        {{ load_date }} as known_at,
        {{ applied_date }} as applied_at,
{% if this.sequenced %}
        {{ feed.sequence }} as placed,
{% endif %}
        1 as is_staged{% for stored, told in names %},
        {{ told }} as told_{{ loop.index }}{% endfor +%}
    from staged
    union all
    select
        load_id,
        null as delivery_row,
        null as stage_row,
        {{ this.hash_key }}, {{ load_date }}, {{ applied_date }},
{% if this.sequenced %}
        sequence,
{% endif %}
        0{% for stored, told in names %},
        {{ stored }}{% endfor +%}
    from {{ this.table }}
    where
        {{ this.hash_key }} in (select {{ source.hash_key }} from staged)
        and load_id <= {{ last }}
        and not (load_id = {{ last }} and {{ load_date }} > (select max({{ load_date }}) from staged))
),

numbered as (
    select
        *,
        sum(1 - is_staged) over (
            partition by hash_key
            order by applied_at, {% if this.sequenced %}placed nulls last, {% endif %}known_at, is_staged, stage_row
            rows unbounded preceding
        ) as version
    from timeline
)

select
    told.load_id,
    min(told.delivery_row) as first_row,
    count(*) as unread
from numbered as told
left join numbered as stored
    on
        told.hash_key = stored.hash_key
        and told.version = stored.version
        and stored.is_staged = 0
{% for name in names %}
        and {{ dialect.same('told.told_' ~ loop.index, 'stored.told_' ~ loop.index) }}
{% endfor %}
where told.is_staged = 1 and stored.load_id is null
group by told.load_id
order by told.load_id;
