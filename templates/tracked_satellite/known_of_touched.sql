-- The narrow columns of the appearances of the keys that are delivered, and of their versions:
-- the satellite may not always have been tracked.
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
union all
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
where {{ this.hash_key }} in (select hash_key from staged)
