-- The rows of a hub that have some hash keys, as known at a moment. Keys that are joined let DuckDB
-- read the other columns of the rows it finds only: two of 6 M in a quarter of the time.
select
    {{ this.hash_key }},
{% for column in this.identity %}
    {{ column.name }},
{% endfor %}
    load_date,
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
