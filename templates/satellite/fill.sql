insert into {{ this.table }} (
    {{ this.hash_key }},
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
)
select
    staged.{{ source.hash_key }},
    staged.load_date,
    staged.applied_date,
{% if this.sequenced %}
    staged.{{ feed.sequence }},
{% endif %}
    staged.{{ source.hashdiff }},
{% for column in this.attributes %}
    staged.{{ column.name }},
{% endfor %}
    {{ feed.record_source }},
    staged.load_id
from {{ feed.rows }} as staged
