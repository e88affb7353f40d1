-- The rows the last judgement refused for a target, by file and number in it.
select
    delivery.filename,
    staged.load_id,
    staged.delivery_row,
    verdict.verdict as reason
from verdict
inner join rows_crew_ranks as staged on verdict.stage_row = staged.stage_row
inner join delivery on staged.load_id = delivery.load_id
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by delivery.filename, staged.delivery_row;

-- The rows the last judgement refused for a target, by file and number in it.
select
    delivery.filename,
    staged.load_id,
    staged.delivery_row,
    verdict.verdict as reason
from verdict
inner join rows_crew_ranks_before as staged on verdict.stage_row = staged.stage_row
inner join delivery on staged.load_id = delivery.load_id
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by delivery.filename, staged.delivery_row;

-- The rows the last judgement refused for a target, by file and number in it.
select
    delivery.filename,
    staged.load_id,
    staged.delivery_row,
    verdict.verdict as reason
from verdict
inner join rows_crew_rosters as staged on verdict.stage_row = staged.stage_row
inner join delivery on staged.load_id = delivery.load_id
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by delivery.filename, staged.delivery_row;
