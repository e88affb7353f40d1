-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
    -- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
    -- row only the reason and what was delivered go there.
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        delivery_row,
        case when rejection is null then cast(carrier as varchar) end as carrier,
        case when rejection is null then cast(flight_no as integer) end as flight_no,
        case when rejection is null then cast(origin as varchar) end as origin,
        case when rejection is null then cast(destination as varchar) end as destination,
        case when rejection is null then cast(departs_at as timestamp) end as departs_at,
        case when rejection is null then cast(airport_key_code as varchar) end as airport_key_code,
        flight_hk,
        airport_hk,
        destination_hk,
        route_hk,
        flight_plans_hashdiff,
        replace(rejection, chr(0), '\u0000') as rejection,
        replace(delivered, chr(0), '\u0000') as delivered
    from stage_plans_flights
    order by rowid
) to 'stage_plans_flights.parquet' (format parquet);

-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
    -- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
    -- row only the reason and what was delivered go there.
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        delivery_row,
        case when rejection is null then cast(carrier as varchar) end as carrier,
        case when rejection is null then cast(flight_no as integer) end as flight_no,
        case when rejection is null then cast(passenger_no as varchar) end as passenger_no,
        case when rejection is null then cast(seat as varchar) end as seat,
        case when rejection is null then cast(class as varchar) end as class,
        case when rejection is null then cast(price as decimal(10, 2)) end as price,
        case when rejection is null then cast(is_full_fare as boolean) end as is_full_fare,
        case when rejection is null then cast(change_no as integer) end as change_no,
        passenger_hk,
        flight_hk,
        ticket_hk,
        passenger_desk_hashdiff,
        ticket_desk_hashdiff,
        replace(rejection, chr(0), '\u0000') as rejection,
        replace(delivered, chr(0), '\u0000') as delivered
    from stage_desk_tickets
    order by rowid
) to 'stage_desk_tickets.parquet' (format parquet);

-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
    -- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
    -- row only the reason and what was delivered go there.
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        delivery_row,
        case when rejection is null then cast(passenger_no as varchar) end as passenger_no,
        case when rejection is null then cast(payment_no as integer) end as payment_no,
        case when rejection is null then cast(amount as decimal(10, 2)) end as amount,
        case when rejection is null then cast(paid_with as varchar) end as paid_with,
        passenger_hk,
        payment_hk,
        payment_hashdiff,
        replace(rejection, chr(0), '\u0000') as rejection,
        replace(delivered, chr(0), '\u0000') as delivered
    from stage_bank_payments
    order by rowid
) to 'stage_bank_payments.parquet' (format parquet);
