-- The version of each key that is true now, as known now: the last by (applied, load) date.
{{ dialect.view(this.current) }}
with ranked as (
    select
        *,
        row_number() over (
            partition by {{ this.key }}
            order by applied_date desc, {% if this.sequenced %}sequence desc nulls first, {% endif %}load_date desc
        ) as newest_first
    from {{ this.table }}
)

select
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
from ranked
where newest_first = 1;
