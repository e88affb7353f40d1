-- Two codes that differ and share a hash: there must be none.
with keyed as (
    select distinct
        staged.{{ source.hash_key }} as hash_key
{%- for column in this.business_key %},
        {{ dialect.natural(dialect.column('staged', source.columns[loop.index0]), column.type, this.case_sensitive) }} as key_{{ loop.index }}
{%- endfor +%}
    from {{ feed.stage }} as staged
    inner join verdict on staged.{{ dialect.row }} = verdict.stage_row
    where verdict.verdict = 'collision'
)

select
    min({{ dialect.listed('keyed', source.numbered) }}) as delivered,
    max({{ dialect.listed('keyed', source.numbered) }}) as stored,
    {{ hashing.shown('hash_key') }} as hash_key
from keyed
group by hash_key
order by hash_key
limit 1;
