-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists pg_temp.stage_plans_flights cascade;

create temp table stage_plans_flights as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as text) as carrier,
    cast(null as integer) as flight_no,
    cast(null as text) as origin,
    cast(null as text) as destination,
    cast(null as timestamp) as departs_at,
    cast(null as text) as airport_key_code,
    cast(null as uuid) as flight_hk,
    cast(null as uuid) as airport_hk,
    cast(null as uuid) as destination_hk,
    cast(null as uuid) as route_hk,
    cast(null as uuid) as flight_plans_hashdiff,
    cast(null as text) as rejection,
    cast(null as text) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists pg_temp.stage_desk_tickets cascade;

create temp table stage_desk_tickets as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as text) as carrier,
    cast(null as integer) as flight_no,
    cast(null as text) as passenger_no,
    cast(null as text) as seat,
    cast(null as text) as class,
    cast(null as numeric(10, 2)) as price,
    cast(null as boolean) as is_full_fare,
    cast(null as integer) as change_no,
    cast(null as uuid) as passenger_hk,
    cast(null as uuid) as flight_hk,
    cast(null as uuid) as ticket_hk,
    cast(null as uuid) as passenger_desk_hashdiff,
    cast(null as uuid) as ticket_desk_hashdiff,
    cast(null as text) as rejection,
    cast(null as text) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists pg_temp.stage_bank_payments cascade;

create temp table stage_bank_payments as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as text) as passenger_no,
    cast(null as integer) as payment_no,
    cast(null as numeric(10, 2)) as amount,
    cast(null as text) as paid_with,
    cast(null as uuid) as passenger_hk,
    cast(null as uuid) as payment_hk,
    cast(null as uuid) as payment_hashdiff,
    cast(null as text) as rejection,
    cast(null as text) as delivered
limit 0;
