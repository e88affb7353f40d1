-- The staged rows that are neither rejected nor filtered.
select
    load_id,
    carrier,
    flight_no,
    passenger_no,
    seat,
    change_no
from stage_desk_tickets;

-- The staged rows that are neither rejected nor filtered.
select
    load_id,
    carrier,
    flight_no,
    passenger_no,
    seat,
    change_no,
    case load_id when 7 then mod(rowid * 2500, 20000) else 0 end < 2500 as is_chosen
from stage_desk_tickets
where rejection is null;
