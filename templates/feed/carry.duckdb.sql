-- The staged rows in the order of delivery, as they are carried to another database.
select
    rowid as stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
{% for name in this.kept %}
    {{ name }},
{% endfor %}
{% for name in this.hash_columns %}
    {{ name }},
{% endfor %}
    rejection,
    delivered
from {{ this.table }}
order by rowid;
