-- The mart's new rows take the place of those of the same grain; the others stay.
drop table if exists pg_temp.fresh cascade;

create temp table fresh on commit drop as
-- One row a passenger and day.
select
    passenger_hk,
    current_date as paid_on,
    cast(sum(amount) as decimal(18, 2)) as amount
from business_vault.fact_payment
group by passenger_hk;

create table if not exists marts.revenue_by_day as
select *
from fresh
limit 0;

delete from marts.revenue_by_day
where exists (
    select 1
    from fresh
    where
        fresh.passenger_hk is not distinct from marts.revenue_by_day.passenger_hk
        and fresh.paid_on is not distinct from marts.revenue_by_day.paid_on
);

insert into marts.revenue_by_day by name
select *
from fresh;
