-- All staged rows of a delivery that holds several load dates; they are loaded part by part.
{{ dialect.temporary(this.whole) }}
select
    load_id,
    load_date,
    applied_date,
    delivery_row,
{% for name in this.kept + this.hash_columns %}
    {{ name }},
{% endfor %}
    rejection,
    delivered
from {{ this.rows }};
