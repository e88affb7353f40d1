-- The mart's new rows take the place of those of the same grain; the others stay. The grain is
-- compared as one text, nulls included: what a delete depends on must be an equality here.
delete from {{ this.table }} as mart
where exists (
    select 1
    from fresh
    where
        to_json_string([
{% for name in this.grain %}
            to_json_string(fresh.{{ name }}){% if not loop.last %},{% endif +%}
{% endfor %}
        ]) = to_json_string([
{% for name in this.grain %}
            to_json_string(mart.{{ name }}){% if not loop.last %},{% endif +%}
{% endfor %}
        ])
);

insert into {{ this.table }} ({{ columns }})
select {{ columns }}
from fresh;
