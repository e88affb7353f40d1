-- Whether a delivery of this batch brings what was true before an earlier one of the batch.
with staged as (
    select
        load_id,
        max(load_id) over (
            partition by {{ source.hash_key }}
            order by applied_date, load_id
            rows between unbounded preceding and current row
        ) as latest
    from {{ feed.stage }}
)

select 1
from staged
where latest > load_id
limit 1;
