-- The staged rows that are neither rejected nor filtered.
select
    staged.load_id,
    staged.carrier,
    staged.flight_no,
    staged.passenger_no,
    staged.seat,
    staged.change_no
from stage_desk_tickets as staged;

-- The staged rows that are neither rejected nor filtered.
with starts as (
    select
        load_id,
        min(stage_row) as first_row
    from stage_desk_tickets
    group by load_id
)

select
    staged.load_id,
    staged.carrier,
    staged.flight_no,
    staged.passenger_no,
    staged.seat,
    staged.change_no,
    case staged.load_id
        when 7 then mod((staged.stage_row - starts.first_row) * 2500, 20000)
        else 0
    end < 2500 as is_chosen
from stage_desk_tickets as staged
inner join starts on staged.load_id = starts.load_id
where staged.rejection is null;
