-- The rows that a satellite holds of some keys, as known at a moment. Keys that are joined let
-- DuckDB read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
select
    {{ this.hash_key }},
    applied_date,
    load_date,
{% if this.sequenced %}
    sequence,
{% endif %}
{% for column in attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
from {{ this.table }}
where
    {{ this.hash_key }} in (
        select unnest([
{% for key in keys %}
            {{ key }}{% if not loop.last %},{% endif +%}
{% endfor %}
        ])
    ){% if known is not none +%}
    and load_date <= {{ known }}{% endif %};
