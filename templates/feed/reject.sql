-- Keeps rejected rows as they were delivered, and leaves the stage without them.
insert into {{ audit('rejected_row') }} (load_id, target, delivery_row, reason, delivered)
select
    staged.load_id,
    null,
    staged.{{ dialect.row }} - counted.first_row + 1,
    staged.rejection,
    staged.delivered
from {{ this.table }} as staged
inner join counted on staged.load_id = counted.load_id
where staged.rejection is not null
order by staged.{{ dialect.row }};

delete from {{ this.table }}
where rejection is not null;
