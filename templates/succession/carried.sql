-- What the new satellite would hold were every version kept: by key in the order in which they were
-- true, with the values as they were known then, and the hashes of these.
{{ dialect.temporary('carried') }}
with told as (
{% filter indented %}
{% include 'succession/' ~ way ~ '.sql' %}
{% endfilter +%}
)

select
    *,
    {{ hashed }} as hashdiff,
    dense_rank() over (
        partition by {{ this.hash_key }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as dvault_position
from told;
