-- The last load in which the source showed each key.
{{ dialect.view(this.current) }}
with ranked as (
    select
        *,
        row_number() over (
            partition by {{ this.hash_key }}
            order by load_date desc
        ) as newest_first
    from {{ this.table }}
)

select
    {{ this.hash_key }},
    load_date,
    applied_date,
    record_source,
    load_id
from ranked
where newest_first = 1;
