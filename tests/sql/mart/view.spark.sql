-- The mart, computed whenever it is read.
create or replace view marts.busy_flight as
-- One row a flight with the tickets sold for it.
select
    flight_hk,
    count(*) as tickets,
    case when count(*) < cast('10' as int) then 'small' else 'large' end as size
from business_vault.fact_ticket
group by flight_hk;
