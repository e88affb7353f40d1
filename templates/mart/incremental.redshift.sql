-- The mart's new rows take the place of those of the same grain; the others stay. Joined: no
-- subquery may depend on what it is asked for by more than an equality here.
delete from {{ this.table }}
using fresh
where
{%- for name in this.grain +%}
    {%+ if not loop.first %}and {% endif %}{{ dialect.same(dialect.column('fresh', name), dialect.column(dialect.table(this.table), name)) }}
{%- endfor %};

insert into {{ this.table }} ({{ columns }})
select {{ columns }}
from fresh;
