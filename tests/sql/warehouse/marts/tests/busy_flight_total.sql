-- The tickets of all flights are all tickets.
select 1
from {{ this }}
having sum(tickets) <> (select count(*) from {{ ref('fact_ticket') }})
