-- The mart's new rows take the place of those of the same grain; the others stay. Where this is
-- cut off while the mart is written, the next run finds its rows and writes them.
create table {{ dialect.beside(this.table) }} using parquet as
select {{ columns }}
from fresh
union all
select {{ columns }}
from {{ this.table }} as held
left anti join fresh
    on
{%- for name in this.grain +%}
        {%+ if not loop.first %}and {% endif %}held.{{ name }} <=> fresh.{{ name }}
{%- endfor %};

insert overwrite table {{ this.table }} ({{ columns }})
select {{ columns }}
from {{ dialect.beside(this.table) }};

drop table {{ dialect.beside(this.table) }};
