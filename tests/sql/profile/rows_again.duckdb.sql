-- The rows that are neither rejected nor filtered, from the files: to read a few columns of them
-- again costs less than to stage them.
select
    delivery.load_id,
    delivered.delivery_row as position,
    case
        when trim(delivered.carrier, ' ') <> '' then delivered.carrier
    end as carrier,
    delivered.flight_no,
    case
        when trim(delivered.passenger_no, ' ') <> '' then delivered.passenger_no
    end as passenger_no,
    delivered.seat,
    delivered.change_no
from (
    select * from read_parquet('tickets.parquet')
) as delivered
inner join delivery on delivered.filename = delivery.filename
where delivered.rejection is null;
