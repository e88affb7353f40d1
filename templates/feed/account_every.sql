-- What became of every row delivered to a target that was empty: stored as it came, each by a key
-- of its own. What was stored is counted in the target itself.
insert into {{ audit('row_account') }} (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
with stored as (
    select load_id, count(*) as inserted
    from {{ this.table }}
    where load_id > 0
    group by load_id
)

select
    counted.load_id,
    {{ this.table.name | text }},
    {{ source.hash_key | text }},
    counted.delivered,
    coalesce(stored.inserted, 0),
    0,
    0,
    counted.rejected,
    counted.filtered,
    0
from counted
left join stored on counted.load_id = stored.load_id;
