insert into {{ this.table }} (
    {{ this.hash_key }},
{% for reference in this.references %}
    {{ reference.hash_key }},
{% endfor %}
{% for column in this.child_key %}
    {{ column.name }},
{% endfor %}
    load_date,
    record_source,
    load_id
)
select
    staged.{{ source.hash_key }},
{% for hub in source.hubs %}
    staged.{{ hub.hash_key }},
{% endfor %}
{% for name in source.child_key %}
    staged.{{ name }},
{% endfor %}
    staged.load_date,
    {{ feed.record_source }},
    staged.load_id
from {{ feed.stage }} as staged
