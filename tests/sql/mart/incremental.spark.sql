-- The mart's new rows take the place of those of the same grain; the others stay. Where this is
-- cut off while the mart is written, the next run finds its rows and writes them.
create table new_marts_revenue_by_day using parquet as
select passenger_hk, paid_on, amount
from fresh
union all
select passenger_hk, paid_on, amount
from marts.revenue_by_day as held
left anti join fresh
    on
        held.passenger_hk <=> fresh.passenger_hk
        and held.paid_on <=> fresh.paid_on;

insert overwrite table marts.revenue_by_day (passenger_hk, paid_on, amount)
select passenger_hk, paid_on, amount
from new_marts_revenue_by_day;

drop table new_marts_revenue_by_day;
