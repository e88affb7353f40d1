-- The mart's new rows take the place of those of the same grain; the others stay. Joined: no
-- subquery may depend on what it is asked for by more than an equality here.
delete from marts.revenue_by_day
using fresh
where
    (fresh.passenger_hk = marts.revenue_by_day.passenger_hk or (fresh.passenger_hk is null and marts.revenue_by_day.passenger_hk is null))
    and (fresh.paid_on = marts.revenue_by_day.paid_on or (fresh.paid_on is null and marts.revenue_by_day.paid_on is null));

insert into marts.revenue_by_day (passenger_hk, paid_on, amount)
select passenger_hk, paid_on, amount
from fresh;
