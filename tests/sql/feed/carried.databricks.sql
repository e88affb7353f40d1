-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_plans_flights as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz) as load_date,
    cast(null as timestamp_ntz) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as carrier,
    cast(null as integer) as flight_no,
    cast(null as string) as origin,
    cast(null as string) as destination,
    cast(null as timestamp_ntz) as departs_at,
    cast(null as string) as airport_key_code,
    cast(null as binary) as flight_hk,
    cast(null as binary) as airport_hk,
    cast(null as binary) as destination_hk,
    cast(null as binary) as route_hk,
    cast(null as binary) as flight_plans_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_desk_tickets as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz) as load_date,
    cast(null as timestamp_ntz) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as carrier,
    cast(null as integer) as flight_no,
    cast(null as string) as passenger_no,
    cast(null as string) as seat,
    cast(null as string) as class,
    cast(null as decimal(10, 2)) as price,
    cast(null as boolean) as is_full_fare,
    cast(null as integer) as change_no,
    cast(null as binary) as passenger_hk,
    cast(null as binary) as flight_hk,
    cast(null as binary) as ticket_hk,
    cast(null as binary) as passenger_desk_hashdiff,
    cast(null as binary) as ticket_desk_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_bank_payments as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz) as load_date,
    cast(null as timestamp_ntz) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as passenger_no,
    cast(null as integer) as payment_no,
    cast(null as decimal(10, 2)) as amount,
    cast(null as string) as paid_with,
    cast(null as binary) as passenger_hk,
    cast(null as binary) as payment_hk,
    cast(null as binary) as payment_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;
