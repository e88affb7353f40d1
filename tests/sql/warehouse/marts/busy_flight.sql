-- One row a flight with the tickets sold for it.
select
    flight_hk,
    count(*) as tickets,
    case when count(*) < {{ parameter.smallest }} then 'small' else 'large' end as size
from {{ ref('fact_ticket') }}
group by flight_hk
