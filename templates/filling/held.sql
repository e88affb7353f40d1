-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
{{ dialect.temporary('held') }}
select{% if set_key %} distinct{% endif +%}
    {{ this.key[0] }},
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    load_date,
    dense_rank() over (
        partition by {{ this.key[0] }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as held_position
from {{ this.table }}
where
    load_id > 0
    and {{ this.key[0] }} in (select {{ this.key[0] }} from captured);
