-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists stage_plans_flights;

create temp table stage_plans_flights as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as varchar(65535)) as carrier,
    cast(null as integer) as flight_no,
    cast(null as varchar(65535)) as origin,
    cast(null as varchar(65535)) as destination,
    cast(null as timestamp) as departs_at,
    cast(null as varchar(65535)) as airport_key_code,
    cast(null as varchar(32)) as flight_hk,
    cast(null as varchar(32)) as airport_hk,
    cast(null as varchar(32)) as destination_hk,
    cast(null as varchar(32)) as route_hk,
    cast(null as varchar(32)) as flight_plans_hashdiff,
    cast(null as varchar(65535)) as rejection,
    cast(null as varchar(65535)) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists stage_desk_tickets;

create temp table stage_desk_tickets as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as varchar(65535)) as carrier,
    cast(null as integer) as flight_no,
    cast(null as varchar(65535)) as passenger_no,
    cast(null as varchar(65535)) as seat,
    cast(null as varchar(65535)) as class,
    cast(null as decimal(10, 2)) as price,
    cast(null as boolean) as is_full_fare,
    cast(null as integer) as change_no,
    cast(null as varchar(32)) as passenger_hk,
    cast(null as varchar(32)) as flight_hk,
    cast(null as varchar(32)) as ticket_hk,
    cast(null as varchar(32)) as passenger_desk_hashdiff,
    cast(null as varchar(32)) as ticket_desk_hashdiff,
    cast(null as varchar(65535)) as rejection,
    cast(null as varchar(65535)) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists stage_bank_payments;

create temp table stage_bank_payments as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as varchar(65535)) as passenger_no,
    cast(null as integer) as payment_no,
    cast(null as decimal(10, 2)) as amount,
    cast(null as varchar(65535)) as paid_with,
    cast(null as varchar(32)) as passenger_hk,
    cast(null as varchar(32)) as payment_hk,
    cast(null as varchar(32)) as payment_hashdiff,
    cast(null as varchar(65535)) as rejection,
    cast(null as varchar(65535)) as delivered
limit 0;
