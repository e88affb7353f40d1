-- The narrow columns of every appearance: what a delivery as large as it is judged by.
select
    null,
    load_id,
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    {{ this.hash_key }},
    hashdiff
from {{ this.appearances.table }}
