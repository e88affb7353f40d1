-- Keys that share a hash with a key from which they differ: there must be none.
select
    {{ dialect.listed('staged', source.columns) }} as delivered,
    {{ dialect.listed('known', this.identity | map(attribute='name')) }} as stored,
    {{ hashing.shown(dialect.column('known', this.hash_key)) }} as hash_key
from {{ feed.stage }} as staged
inner join verdict on staged.{{ dialect.row }} = verdict.stage_row
inner join {{ this.table }} as known on staged.{{ source.hash_key }} = known.{{ this.hash_key }}
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
