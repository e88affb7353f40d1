-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_plans_flights
where rejection <> ''
order by load_id, delivery_row;

delete from stage_plans_flights
where rejection is not null;

-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_desk_tickets
where rejection <> ''
order by load_id, delivery_row;

delete from stage_desk_tickets
where rejection is not null;

-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_archive_payments
where rejection <> ''
order by load_id, delivery_row;

delete from stage_archive_payments
where rejection is not null;
