-- The mart's new rows take the place of those of the same grain; the others stay.
delete from {{ this.table }}
where exists (
    select 1
    from fresh
    where
{% for name in this.grain %}
        {%+ if not loop.first %}and {% endif %}{{ dialect.same(dialect.column('fresh', name), dialect.column(dialect.table(this.table), name)) }}
{% endfor %}
);

insert into {{ this.table }} ({{ columns }})
select {{ columns }}
from fresh;
