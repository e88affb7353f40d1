-- Whether each relation stands now, as known now: its last row by (applied, load) date.
{{ dialect.view(this.current) }}
with ranked as (
    select
        *,
        row_number() over (
            partition by {{ this.hash_key }}
            order by
                applied_date desc,
{% if this.sequenced %}
                sequence desc nulls first,
{% endif %}
                load_date desc,
                is_active desc
        ) as newest_first
    from {{ this.table }}
)

select
    {{ this.hash_key }},
{% for name in this.driving_keys %}
    {{ name }},
{% endfor %}
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
from ranked
where newest_first = 1;
