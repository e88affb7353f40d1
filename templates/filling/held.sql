-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
{{ dialect.temporary('held') }}
select{% if set_key %} distinct{% endif +%}
{% for name in this.key %}
    {{ name }},
{% endfor %}
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    load_date,
    dense_rank() over (
        partition by {{ this.key }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as dvault_held
from {{ this.table }}
where
    load_id > 0
    and ({{ this.key }}) in (select {{ this.key }} from captured);
