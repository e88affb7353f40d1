-- The relations of a link in which a key stands, in whichever role, as known at a moment: the
-- newest, and how many there are.
with related as (
{% for reference in roles %}
    select
        {{ this.hash_key }},
{% for each in this.references %}
        {{ each.hash_key }},
{% endfor %}
{% for column in values %}
        {{ column.name }},
{% endfor %}
{% if dated %}
        applied_date,
{% endif %}
        load_date,
        record_source,
        load_id
    from {{ this.table }}
    where
        {{ reference.hash_key }} = {{ key }}
{% for earlier in roles[:loop.index0] %}
        and {{ earlier.hash_key }} <> {{ key }}
{% endfor %}
{% if known is not none %}
        and load_date <= {{ known }}
{% endif %}
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
)

select
    *,
    count(*) over () as total
from related
order by load_date desc, {{ this.hash_key }} asc{% if limit is not none +%}
limit {{ limit }}{% endif %};
