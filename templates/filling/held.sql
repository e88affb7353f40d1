-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
{{ dialect.temporary('held') }}
select{% if set_key %} distinct{% endif +%}
    {{ this.hash_key }},
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    load_date,
    dense_rank() over (
        partition by {{ this.hash_key }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as held_position
from {{ this.table }}
where
    load_id > 0
    and {{ this.hash_key }} in (select {{ this.hash_key }} from captured);
