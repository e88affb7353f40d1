-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_plans_flights as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz(6)) as load_date,
    cast(null as timestamp_ntz(6)) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as varchar) as carrier,
    cast(null as integer) as flight_no,
    cast(null as varchar) as origin,
    cast(null as varchar) as destination,
    cast(null as timestamp_ntz(6)) as departs_at,
    cast(null as varchar) as airport_key_code,
    cast(null as binary(16)) as flight_hk,
    cast(null as binary(16)) as airport_hk,
    cast(null as binary(16)) as destination_hk,
    cast(null as binary(16)) as route_hk,
    cast(null as binary(16)) as flight_plans_hashdiff,
    cast(null as varchar) as rejection,
    cast(null as varchar) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_desk_tickets as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz(6)) as load_date,
    cast(null as timestamp_ntz(6)) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as varchar) as carrier,
    cast(null as integer) as flight_no,
    cast(null as varchar) as passenger_no,
    cast(null as varchar) as seat,
    cast(null as varchar) as class,
    cast(null as number(10, 2)) as price,
    cast(null as boolean) as is_full_fare,
    cast(null as integer) as change_no,
    cast(null as binary(16)) as passenger_hk,
    cast(null as binary(16)) as flight_hk,
    cast(null as binary(16)) as ticket_hk,
    cast(null as binary(16)) as passenger_desk_hashdiff,
    cast(null as binary(16)) as ticket_desk_hashdiff,
    cast(null as varchar) as rejection,
    cast(null as varchar) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_bank_payments as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz(6)) as load_date,
    cast(null as timestamp_ntz(6)) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as varchar) as passenger_no,
    cast(null as integer) as payment_no,
    cast(null as number(10, 2)) as amount,
    cast(null as varchar) as paid_with,
    cast(null as binary(16)) as passenger_hk,
    cast(null as binary(16)) as payment_hk,
    cast(null as binary(16)) as payment_hashdiff,
    cast(null as varchar) as rejection,
    cast(null as varchar) as delivered
limit 0;
