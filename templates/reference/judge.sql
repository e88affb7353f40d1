-- One verdict for every staged row whose code is not in the reference: the first row of its load, or
-- a duplicate of it. Rows without a verdict are unchanged, or bring no code. Codes that differ and
-- share a hash collide, even where both are known: satellites are judged by the hash.
{% set by_load = 'partition by hash_key order by load_id, stage_row' %}
{{ dialect.temporary('verdict') }}
with keyed as {{ dialect.inlined | sql }}(
    select
        staged.{{ dialect.row }} as stage_row,
        staged.load_id,
        staged.{{ source.hash_key }} as hash_key
{%- for column in this.business_key %},
        {{ dialect.natural(dialect.column('staged', source.columns[loop.index0]), column.type, this.case_sensitive) }} as key_{{ loop.index }}
{%- endfor +%}
    from {{ feed.stage }} as staged
    where
        staged.{{ source.hash_key }} not in (
            {{ hashing.unknown }},
            {{ hashing.error }}
        )
),

collided as (
    select hash_key
    from keyed
    group by hash_key
    having
{% for column in this.business_key %}
        {%+ if not loop.first %}or {% endif %}count(distinct key_{{ loop.index }}) > 1
{% endfor %}
),

ranked as (
    select
        *,
        row_number() over {{ dialect.over('by_load', by_load) }} as position,
        first_value(load_id) over {{ dialect.over('by_load', by_load, true) }} as first_load
    from keyed
    where
        not exists (
            select 1
            from {{ this.table }} as known
            where
{% for column in this.business_key %}
                {%+ if not loop.first %}and {% endif %}known.{{ column.name }} = keyed.key_{{ loop.index }}
{% endfor %}
        ){{ dialect.window('by_load', by_load) }}
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
select
    stage_row,
    load_id,
    'collision' as verdict
from keyed
where hash_key in (select hash_key from collided);
