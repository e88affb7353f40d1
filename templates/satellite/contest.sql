-- Of several contents for one key and applied date in one load the first by content is kept;
-- the others are refused. Run only where the judgement found such rows.
insert into refused
with judged as (
    select *
    from {{ feed.stage }} as delivered
    where not exists (
        select 1
        from refused
        where refused.stage_row = delivered.{{ dialect.row }}
    )
{% if feed.operation %}
    and {{ dialect.word(feed.operation.column) }} not in ({{ feed.operation.delete }})
{% endif %}
),

contested as (
    select
        {{ source.hash_key }} as hash_key,
        load_date as loaded_at,
        applied_date as applied_at
{%- for name in source.place %},
        {{ name }} as place_{{ loop.index }}
{%- endfor +%}
    from judged
    group by
        {{ source.hash_key }},
        load_date,
        applied_date
{%- for name in source.place %},
        {{ name }}
{%- endfor +%}
    having count(distinct {{ source.hashdiff }}) > 1
),

ranked as (
    select
        staged.stage_row,
        staged.load_id,
        dense_rank() over (
            partition by
                staged.{{ source.hash_key }},
                staged.load_date,
                staged.applied_date
{%- for name in source.place %},
                staged.{{ name }}
{%- endfor +%}
            order by
{% for column in this.attributes %}
                {{ dialect.sorted(column.name, column.type, 'staged') }} nulls last{% if not loop.last %},{% endif +%}
{% endfor %}
        ) as position
    from {{ feed.rows }} as staged
    inner join contested
        on
            staged.{{ source.hash_key }} = contested.hash_key
            and staged.load_date = contested.loaded_at
            and staged.applied_date = contested.applied_at
{% for name in source.place %}
            and {{ dialect.same(dialect.column('staged', name), 'contested.place_' ~ loop.index) }}
{% endfor %}
    where not exists (
        select 1
        from refused
        where refused.stage_row = staged.stage_row
    )
{% if feed.operation %}
    and {{ dialect.word(feed.operation.column, 'staged') }} not in ({{ feed.operation.delete }})
{% endif %}
)

select stage_row, load_id, 'conflicting versions'
from ranked
where position > 1;
