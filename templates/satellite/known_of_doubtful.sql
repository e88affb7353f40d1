-- The narrow columns of the versions stored of the keys that need to be judged.
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
from {{ this.table }}
where {{ this.hash_key }} in (select hash_key from doubtful)
