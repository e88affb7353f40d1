-- The new rows of an incremental mart, and the mart where it is not there yet.
drop table if exists fresh;

create table fresh using parquet as
-- One row a passenger and day.
select
    passenger_hk,
    current_date as paid_on,
    cast(sum(amount) as decimal(18, 2)) as amount
from business_vault.fact_payment
group by passenger_hk;

create table if not exists marts.revenue_by_day
using parquet as
select *
from fresh
limit 0;
