-- What the satellite holds of the keys of which anything was captured, in the order in which it was
-- true.
{{ dialect.temporary('held') }}
select
    {{ this.hash_key }},
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    load_date,
    row_number() over (
        partition by {{ this.hash_key }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as held_position
from {{ this.table }}
where
    load_id > 0
    and {{ this.hash_key }} in (select {{ this.hash_key }} from captured);
