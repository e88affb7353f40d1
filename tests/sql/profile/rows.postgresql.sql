-- The staged rows that are neither rejected nor filtered.
select
    load_id,
    stage_row as position,
    carrier,
    flight_no,
    passenger_no,
    seat,
    change_no
from stage_desk_tickets
where rejection is null;
