-- Keeps rejected rows as they were delivered, and shows the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_plans_flights
where rejection <> ''
order by load_id, delivery_row;

create or replace temporary view stage_plans_flights as
select *
from carried_stage_plans_flights
where rejection is null;

-- Keeps rejected rows as they were delivered, and shows the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_desk_tickets
where rejection <> ''
order by load_id, delivery_row;

create or replace temporary view stage_desk_tickets as
select *
from carried_stage_desk_tickets
where rejection is null;

-- Keeps rejected rows as they were delivered, and shows the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_archive_payments
where rejection <> ''
order by load_id, delivery_row;

create or replace temporary view stage_archive_payments as
select *
from carried_stage_archive_payments
where rejection is null;
