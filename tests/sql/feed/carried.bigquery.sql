-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temp table stage_plans_flights as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as datetime) as load_date,
    cast(null as datetime) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as carrier,
    cast(null as int64) as flight_no,
    cast(null as string) as origin,
    cast(null as string) as destination,
    cast(null as datetime) as departs_at,
    cast(null as string) as airport_key_code,
    cast(null as bytes(16)) as flight_hk,
    cast(null as bytes(16)) as airport_hk,
    cast(null as bytes(16)) as destination_hk,
    cast(null as bytes(16)) as route_hk,
    cast(null as bytes(16)) as flight_plans_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temp table stage_desk_tickets as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as datetime) as load_date,
    cast(null as datetime) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as carrier,
    cast(null as int64) as flight_no,
    cast(null as string) as passenger_no,
    cast(null as string) as seat,
    cast(null as string) as class,
    cast(null as bignumeric(10, 2)) as price,
    cast(null as bool) as is_full_fare,
    cast(null as int64) as change_no,
    cast(null as bytes(16)) as passenger_hk,
    cast(null as bytes(16)) as flight_hk,
    cast(null as bytes(16)) as ticket_hk,
    cast(null as bytes(16)) as passenger_desk_hashdiff,
    cast(null as bytes(16)) as ticket_desk_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temp table stage_bank_payments as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as datetime) as load_date,
    cast(null as datetime) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as passenger_no,
    cast(null as int64) as payment_no,
    cast(null as bignumeric(10, 2)) as amount,
    cast(null as string) as paid_with,
    cast(null as bytes(16)) as passenger_hk,
    cast(null as bytes(16)) as payment_hk,
    cast(null as bytes(16)) as payment_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;
