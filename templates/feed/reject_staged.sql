-- Keeps the rows this target refused, with the values that were staged, while others may have taken
-- them.
insert into {{ audit('rejected_row') }} (load_id, target, delivery_row, reason, delivered)
select
    staged.load_id,
    {{ this.table.name | text }},
    staged.delivery_row,
    verdict.verdict,
    {{ dialect.json_of('staged', kept) }} as delivered
from verdict
inner join {{ feed.rows }} as staged on verdict.stage_row = staged.stage_row
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by staged.load_id, staged.delivery_row;
