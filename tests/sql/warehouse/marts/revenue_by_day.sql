-- One row a passenger and day.
select
    passenger_hk,
    current_date as paid_on,
    cast(sum(amount) as decimal(18, 2)) as amount
from {{ ref('fact_payment') }}
group by passenger_hk
