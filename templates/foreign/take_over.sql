-- The rows that another tool has kept, as one load; the unknown and the error key have rows of
-- their own here. Hashdiffs are computed anew, for they may have been made of other columns.
insert into {{ this.table }} (
{% for column, _ in columns + hashed %}
    {{ column }},
{% endfor %}
    load_id
)
with kept as (
    select
{% for column, found in columns %}
        {{ found }} as {{ column }}{% if not loop.last %},{% endif +%}
{% endfor %}
    from {{ aside }}
)

select
{% for column, _ in columns %}
    {{ column }},
{% endfor %}
{% for column, hash in hashed %}
    {{ hash }} as {{ column }},
{% endfor %}
    {{ load_id }} as load_id
from kept
where
    {{ this.hash_key }} is null
    or {{ this.hash_key }} not in (
        {{ hashing.unknown }},
        {{ hashing.error }}
    );
