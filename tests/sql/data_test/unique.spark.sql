-- Values that stand in more than one row.
select flight_hk
from marts.busy_flight
group by flight_hk
having count(*) > 1;
