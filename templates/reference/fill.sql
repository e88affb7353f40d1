insert into {{ this.table }} (
{% for column in this.business_key %}
    {{ column.name }},
{% endfor %}
    load_date,
    record_source,
    load_id
)
select
{% for column in this.business_key %}
    {{ dialect.natural(dialect.column('staged', source.columns[loop.index0]), column.type, this.case_sensitive) }},
{% endfor %}
    staged.load_date,
    {{ feed.record_source }},
    staged.load_id
from {{ feed.stage }} as staged
