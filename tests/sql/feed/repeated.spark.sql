-- Whether a key stands in more than one staged row: a key that does, or none.
select flight_hk
from stage_plans_flights
group by flight_hk
having count(*) > 1
limit 1;

-- Whether a key stands in more than one staged row: a key that does, or none.
select airport_hk
from stage_plans_flights
group by airport_hk
having count(*) > 1
limit 1;

-- Whether a key stands in more than one staged row: a key that does, or none.
select destination_hk
from stage_plans_flights
group by destination_hk
having count(*) > 1
limit 1;
