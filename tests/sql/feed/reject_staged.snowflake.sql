-- Keeps the rows this target refused, with the values that were staged, while others may have taken
-- them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select
    staged.load_id,
    'hub_passenger',
    staged.delivery_row,
    verdict.verdict,
    to_json(object_construct_keep_null('passenger_no', staged.passenger_no, 'payment_no', staged.payment_no, 'amount', staged.amount, 'paid_with', staged.paid_with)) as delivered
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
    to_json(object_construct_keep_null('passenger_no', staged.passenger_no, 'payment_no', staged.payment_no, 'amount', staged.amount, 'paid_with', staged.paid_with)) as delivered
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
    to_json(object_construct_keep_null('city', staged.city, 'moved_on', staged.moved_on, 'country_name', staged.country_name)) as delivered
from verdict
inner join rows_world_moves as staged on verdict.stage_row = staged.stage_row
where verdict.verdict not in ('inserted', 'unchanged', 'duplicate', 'implied')
order by staged.load_id, staged.delivery_row;
