-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into {{ audit('rejected_row') }} (load_id, target, delivery_row, reason, delivered)
with refusals as (
    select
        delivery.filename,
        staged.load_id,
        staged.delivery_row,
        verdict.verdict as reason
    from verdict
    inner join {{ feed.rows }} as staged on verdict.stage_row = staged.stage_row
    inner join delivery on staged.load_id = delivery.load_id
    where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
),

delivered as (
{{ relation | indented }}
)

select
    refusals.load_id,
    {{ this.table.name | text }},
    refusals.delivery_row,
    refusals.reason,
    delivered.delivered
from refusals
inner join delivered
    on
        refusals.filename = delivered.filename
        and refusals.delivery_row = delivered.delivery_row
order by refusals.load_id, refusals.delivery_row;
