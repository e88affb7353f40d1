-- The narrow columns of the appearances of the keys that are delivered.
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
where {{ this.hash_key }} in (select hash_key from staged)
