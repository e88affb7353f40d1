-- The mart's new rows take the place of those of the same grain; the others stay.
delete from marts.revenue_by_day
where exists (
    select 1
    from fresh
    where
        fresh.passenger_hk is not distinct from marts.revenue_by_day.passenger_hk
        and fresh.paid_on is not distinct from marts.revenue_by_day.paid_on
);

insert into marts.revenue_by_day (passenger_hk, paid_on, amount)
select passenger_hk, paid_on, amount
from fresh;
