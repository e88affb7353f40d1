-- The rejected rows of the last loads, as they were delivered, each with its reason.
with numbered as (
    select *, row_number() over (order by load_id desc) as position
    from audit.load
)

select
    numbered.load_id,
    numbered.feed,
    numbered.file,
    rejected.delivery_row,
    rejected.target,
    rejected.reason,
    rejected.delivered
from numbered
inner join audit.rejected_row as rejected on numbered.load_id = rejected.load_id
where numbered.position <= 20
order by numbered.load_id, rejected.delivery_row, rejected.target;
