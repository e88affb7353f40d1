-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into {{ audit('rejected_row') }} (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from {{ this.rows }}
where rejection <> ''
order by load_id, delivery_row;

delete from {{ this.table }}
where rejection is not null;
