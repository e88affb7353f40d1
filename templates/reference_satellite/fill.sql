insert into {{ this.table }} (
{% for name in this.key %}
    {{ name }},
{% endfor %}
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
{% for column in this.parent.business_key %}
    {{ dialect.natural(dialect.column('staged', source.columns[loop.index0]), column.type, this.parent.case_sensitive) }},
{% endfor %}
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
