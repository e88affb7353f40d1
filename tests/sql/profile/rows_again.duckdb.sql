-- The rows that are neither rejected nor filtered, from the files: to read a few columns of them
-- again costs less than to stage them.
select
    delivery.load_id,
    case
        when trim(delivered.carrier, ' ') <> '' then delivered.carrier
    end as carrier,
    delivered.flight_no,
    case
        when trim(delivered.passenger_no, ' ') <> '' then delivered.passenger_no
    end as passenger_no,
    delivered.seat,
    delivered.change_no,
    case delivery.load_id
        when 7 then mod((delivered.delivery_row - 1) * 2500, 20000)
        else 0
    end < 2500 as is_chosen
from (
    select * from read_parquet('tickets.parquet')
) as delivered
inner join delivery on delivered.filename = delivery.filename
where delivered.rejection is null;
