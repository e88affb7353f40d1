-- The narrow columns of every appearance: what a delivery as large as it is judged by. Versions
-- stand beside them, for the satellite may not always have been tracked.
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
