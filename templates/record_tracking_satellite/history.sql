-- Every load in which the source showed a key, until the next one in which it did.
{% set by_load %}
partition by {{ this.hash_key }}
order by load_date
{% endset %}
{{ dialect.view(this.history) }}
with appearances as (
    select
        *,
        {{ dialect.next('load_date', by_load) }} as valid_to
    from {{ this.table }}
)

select
    {{ this.hash_key }},
    load_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    record_source,
    load_id
from appearances;
