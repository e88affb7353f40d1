-- The mart's new rows take the place of those of the same grain; the others stay.
{{ dialect.temporary('fresh') }}
{{ select }};

create table if not exists {{ this.table }} as
select *
from fresh
limit 0;

delete from {{ this.table }}
where exists (
    select 1
    from fresh
    where
{% for name in this.grain %}
        {%+ if not loop.first %}and {% endif %}fresh.{{ name }} is not distinct from {{ this.table }}.{{ name }}
{% endfor %}
);

insert into {{ this.table }} by name
select *
from fresh;
