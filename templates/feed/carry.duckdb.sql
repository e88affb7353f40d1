-- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
-- row only the reason and what was delivered go there.
select
    rowid as stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
{% for name in this.kept %}
    case when rejection is null then cast({{ name }} as {{ dialect.type(this.feed.column(name).type) }}) end as {{ name }},
{% endfor %}
{% for name in this.hash_columns %}
    {{ name }},
{% endfor %}
    replace(rejection, chr(0), '\u0000') as rejection,
    replace(delivered, chr(0), '\u0000') as delivered
from {{ this.table }}
order by rowid
