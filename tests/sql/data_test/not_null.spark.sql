-- Rows that lack a value.
select 1
from marts.busy_flight
where tickets is null;
