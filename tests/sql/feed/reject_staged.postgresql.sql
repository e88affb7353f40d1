-- Keeps the rows this target refused, with the values that were staged, while others may have taken
-- them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select
    staged.load_id,
    'hub_passenger',
    staged.delivery_row,
    verdict.verdict,
    (select cast(row_to_json(kept) as text) from (select staged.passenger_no as passenger_no, staged.payment_no as payment_no, staged.amount as amount, staged.paid_with as paid_with) as kept) as delivered
from verdict
inner join rows_archive_payments as staged on verdict.stage_row = staged.stage_row
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by staged.load_id, staged.delivery_row;

-- Keeps the rows this target refused, with the values that were staged, while others may have taken
-- them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select
    staged.load_id,
    'link_payment',
    staged.delivery_row,
    verdict.verdict,
    (select cast(row_to_json(kept) as text) from (select staged.passenger_no as passenger_no, staged.payment_no as payment_no, staged.amount as amount, staged.paid_with as paid_with) as kept) as delivered
from verdict
inner join rows_archive_payments as staged on verdict.stage_row = staged.stage_row
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by staged.load_id, staged.delivery_row;

-- Keeps the rows this target refused, with the values that were staged, while others may have taken
-- them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select
    staged.load_id,
    'hub_city',
    staged.delivery_row,
    verdict.verdict,
    (select cast(row_to_json(kept) as text) from (select staged.city as city, staged.moved_on as moved_on, staged.country_name as country_name) as kept) as delivered
from verdict
inner join rows_world_moves as staged on verdict.stage_row = staged.stage_row
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by staged.load_id, staged.delivery_row;
