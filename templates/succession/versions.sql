-- Every version of the satellites that become one, numbered by satellite in the order in which they
-- were true.
{{ dialect.temporary('versions') }}
{% for old in olds %}
select
    {{ loop.index }} as part,
    {{ this.hash_key }},
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    load_date,
    record_source,
    row_number() over (
        partition by {{ this.hash_key }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as version
from {{ old.table }}
where load_id > 0{% if loop.last %};{% else %}

union all
{% endif +%}
{% endfor %}
