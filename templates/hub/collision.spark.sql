-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', '{% for name in source.columns %}, staged.{{ name }}{% endfor %}) as delivered,
    concat_ws(', '{% for column in this.identity %}, known.{{ column.name }}{% endfor %}) as stored,
    lower(hex(known.{{ this.hash_key }})) as hash_key
from {{ feed.stage }} as staged
inner join verdict on staged.{{ dialect.row }} = verdict.stage_row
inner join {{ this.table }} as known on staged.{{ source.hash_key }} = known.{{ this.hash_key }}
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
