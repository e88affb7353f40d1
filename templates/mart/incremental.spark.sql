-- The mart's new rows take the place of those of the same grain; the others stay. Where this is
-- cut off while the mart is written, the next run finds its rows and writes them.
create table {{ dialect.beside(this.table) }} using parquet as
select {{ columns }}
from {{ this.table }} as held
where not exists (
    select 1
    from fresh
    where
{% for name in this.grain %}
        {%+ if not loop.first %}and {% endif %}fresh.{{ name }} is not distinct from held.{{ name }}
{% endfor %}
)
union all
select {{ columns }}
from fresh;

insert overwrite table {{ this.table }} ({{ columns }})
select {{ columns }}
from {{ dialect.beside(this.table) }};

drop table {{ dialect.beside(this.table) }};
