-- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
select
    staged.{{ dialect.row }} as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.{{ source.hash_key }} as hash_key
{%- for name in source.columns %},
    staged.{{ name }} as key_{{ loop.index }}
{%- endfor %},
    known.{{ this.hash_key }} as known_hash
{%- for column in this.identity %},
    known.{{ column.name }} as known_{{ loop.index }}
{%- endfor +%}
from {{ feed.stage }} as staged
left join {{ this.table }} as known on staged.{{ source.hash_key }} = known.{{ this.hash_key }}
where
    known.{{ this.hash_key }} is null
{%- for column in this.identity %}

    or {% if column in this.qualifiers %}(known.load_id <> 0 and {% endif %}{{ dialect.differ(dialect.column('known', column.name), dialect.column('staged', source.columns[loop.index0])) }}{% if column in this.qualifiers %}){% endif %}
{%- endfor +%}
