-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into {{ audit('rejected_row') }} (load_id, target, delivery_row, reason, delivered)
with refusals as (
    select
        delivery.filename,
        verdict.load_id,
        verdict.stage_row - counted.first_row + 1 as delivery_row,
        verdict.verdict as reason
    from verdict
    inner join counted on verdict.load_id = counted.load_id
    inner join delivery on verdict.load_id = delivery.load_id
    where verdict.verdict not in ('inserted', 'unchanged', 'duplicate')
),

delivered as (
{{ relation }}
)

select
    refusals.load_id,
    {{ this.table.name | text }},
    refusals.delivery_row,
    refusals.reason,
    delivered.delivered
from refusals
inner join delivered
    on refusals.filename = delivered.filename
    and refusals.delivery_row = delivered.delivery_row
order by refusals.load_id, refusals.delivery_row;
