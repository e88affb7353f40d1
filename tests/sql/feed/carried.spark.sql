-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view carried_stage_plans_flights (
    stage_row bigint,
    load_id bigint,
    load_date timestamp,
    applied_date timestamp,
    delivery_row bigint,
    carrier string,
    flight_no int,
    origin string,
    destination string,
    departs_at timestamp,
    airport_key_code string,
    flight_hk binary,
    airport_hk binary,
    destination_hk binary,
    route_hk binary,
    flight_plans_hashdiff binary,
    rejection string,
    delivered string
)
using parquet
options (path 'file:stage/stage_plans_flights');

create or replace temporary view stage_plans_flights as
select *
from carried_stage_plans_flights;

-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view carried_stage_desk_tickets (
    stage_row bigint,
    load_id bigint,
    load_date timestamp,
    applied_date timestamp,
    delivery_row bigint,
    carrier string,
    flight_no int,
    passenger_no string,
    seat string,
    class string,
    price decimal(10, 2),
    is_full_fare boolean,
    change_no int,
    passenger_hk binary,
    flight_hk binary,
    ticket_hk binary,
    passenger_desk_hashdiff binary,
    ticket_desk_hashdiff binary,
    rejection string,
    delivered string
)
using parquet
options (path 'file:stage/stage_desk_tickets');

create or replace temporary view stage_desk_tickets as
select *
from carried_stage_desk_tickets;

-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view carried_stage_bank_payments (
    stage_row bigint,
    load_id bigint,
    load_date timestamp,
    applied_date timestamp,
    delivery_row bigint,
    passenger_no string,
    payment_no int,
    amount decimal(10, 2),
    paid_with string,
    passenger_hk binary,
    payment_hk binary,
    payment_hashdiff binary,
    rejection string,
    delivered string
)
using parquet
options (path 'file:stage/stage_bank_payments');

create or replace temporary view stage_bank_payments as
select *
from carried_stage_bank_payments;
