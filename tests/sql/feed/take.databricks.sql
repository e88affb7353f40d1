-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into stage_plans_flights by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
    carrier,
    flight_no,
    origin,
    destination,
    departs_at,
    airport_key_code,
    flight_hk,
    airport_hk,
    destination_hk,
    route_hk,
    flight_plans_hashdiff,
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/stage_plans_flights.parquet',
    format => 'parquet'
);

-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into stage_desk_tickets by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
    carrier,
    flight_no,
    passenger_no,
    seat,
    class,
    price,
    is_full_fare,
    change_no,
    passenger_hk,
    flight_hk,
    ticket_hk,
    passenger_desk_hashdiff,
    ticket_desk_hashdiff,
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/stage_desk_tickets.parquet',
    format => 'parquet'
);

-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into stage_bank_payments by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
    passenger_no,
    payment_no,
    amount,
    paid_with,
    passenger_hk,
    payment_hk,
    payment_hashdiff,
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/stage_bank_payments.parquet',
    format => 'parquet'
);
