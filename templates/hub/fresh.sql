-- The staged rows whose key is not in the hub as it was delivered.
select
    staged.{{ dialect.row }} as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.{{ source.hash_key }} as hash_key
{%- for name in source.columns %},
    staged.{{ name }} as key_{{ loop.index }}
{%- endfor +%}
from {{ feed.stage }} as staged
where not exists (
    select 1
    from {{ this.table }} as known
    where
        known.{{ this.hash_key }} = staged.{{ source.hash_key }}
{% for column in this.identity %}
        and {% if column in this.qualifiers %}(known.load_id = 0 or {% endif %}{{ dialect.same(dialect.column('known', column.name), dialect.column('staged', source.columns[loop.index0])) }}{% if column in this.qualifiers %}){% endif +%}
{% endfor %}
)
