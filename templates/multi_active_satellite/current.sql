-- The set of each key that is true now, as known now: the last by (applied, load) date; no row
-- where it is empty.
{{ dialect.view(this.current) }}
with ranked as (
    select
        *,
        rank() over (
            partition by {{ this.hash_key }}
            order by applied_date desc, load_date desc
        ) as newest_first
    from {{ this.table }}
)

select
    {{ this.hash_key }},
    load_date,
    applied_date,
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
from ranked
where
    newest_first = 1
    and (hashdiff <> {{ hashing.empty_diff(this.attributes) }} or load_id = 0);
