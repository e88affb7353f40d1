insert into {{ this.table }} (
    {{ this.hash_key }},
{% for column in this.identity %}
    {{ column.name }},
{% endfor %}
    load_date,
    record_source,
    load_id
)
select
    staged.{{ source.hash_key }},
{% for name in source.columns %}
    staged.{{ name }},
{% endfor %}
    staged.load_date,
    {{ feed.record_source }},
    staged.load_id
from {{ feed.stage }} as staged
