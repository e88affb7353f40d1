-- Keys of a hub that begin or end as the one asked for, those of about its length first.
select
{% for column in this.business_key %}
    {{ column.name }}{% if not loop.last %},{% endif +%}
{% endfor %}
from {{ this.table }}
where
    load_id > 0
{% if known is not none %}
    and load_date <= {{ known }}
{% endif %}
    and (
{% for column, begin, end, length in near %}
        {%+ if not loop.first %}or {% endif %}upper({{ dialect.trimmed(column.name) }}) like {{ begin ~ '%' }}
        or upper({{ dialect.trimmed(column.name) }}) like {{ '%' ~ end }}
{% endfor %}
    )
order by
{% for column, begin, end, length in near %}
    abs(length({{ column.name }}) - {{ length }}),
{% endfor %}
{% for column in this.business_key %}
    {{ column.name }}{% if not loop.last %},{% endif +%}
{% endfor %}
limit {{ limit }};
