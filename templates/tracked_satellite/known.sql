-- The narrow columns of every appearance, which a delivery as large as it is judged by, and of
-- every version: the satellite may not always have been tracked.
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
