-- The delivered rows with the numbers that tell equal rows of a delivery apart. The order of
-- rows does not matter to these numbers: rows that could exchange them are the same.
with delivered as (
    -- Each row of the table is one row: of the declared types, or rejected with every reason and the
    -- row as it was delivered.
    with typed as not materialized (
        select
            source."Passenger" as passenger_no,
            source.amount as amount,
            source.method as method,
            source.paid_at as paid_at,
            source."Passenger" as "delivered 1",
            source.amount as "delivered 2",
            source.method as "delivered 3",
            source.paid_at as "delivered 4",
            source._dlt_load_id as "delivered 5",
            cast(null as varchar) as misfits
        from archive.payments as source
        where source._dlt_load_id = '20000101'
    ),

    ruled as not materialized (
        select
            *,
            cast((lower(method)) as varchar) as paid_with
        from typed
    ),

    checked as not materialized (
        select
            *,
            case when misfits is not null then misfits when (paid_at is null) or (coalesce(trim(passenger_no, ' '), '') = '') then concat_ws('; ', case when paid_at is null then 'paid_at: the applied date is missing' end, case when coalesce(trim(passenger_no, ' '), '') = '' then 'passenger_no: the key of passenger is missing' end) end as rejection
        from ruled
    )

    select
        passenger_no,
        amount,
        method,
        paid_at,
        paid_with,
        rejection,
        case
            when rejection <> ''
                then cast(json_object('Passenger', "delivered 1", 'amount', "delivered 2", 'method', "delivered 3", 'paid_at', "delivered 4", '_dlt_load_id', "delivered 5") as varchar)
        end as delivered
    from checked
)

select
    *,
    row_number() over (
        partition by rejection, passenger_no, amount, method, paid_at
    ) as payment_no
from delivered;

-- The delivered rows with the numbers that tell equal rows of a delivery apart. The order of
-- rows does not matter to these numbers: rows that could exchange them are the same.
with delivered as (
    -- Each row of the files is one row, in order: typed, or rejected with every reason and the row
    -- as it was delivered.
    with records as (
        -- Every row of Parquet files with the types it has there, in order.
        select
            "delivery file" as filename,
            file_row_number,
            "passenger_no" as "column 0",
            "amount" as "column 1",
            "paid_with" as "column 2",
            "paid_at" as "column 3"
        from read_parquet(
            ['data/payments_1.parquet'],
            filename = 'delivery file',
            file_row_number = true,
            hive_partitioning = false
        )
    ),

    typed as (
        select
            *,
            file_row_number + 1 as delivery_row,
            "column 0" as "typed 0",
            "column 1" as "typed 1",
            "column 2" as "typed 2",
            "column 3" as "typed 3"
        from records
    ),

    judged as (
        select
            filename,
            delivery_row,
            "typed 0" as passenger_no,
            "typed 1" as amount,
            "typed 2" as paid_with,
            "typed 3" as paid_at,
            null::varchar
                as rejection,
            "column 0" as "delivered column 0",
            "column 1" as "delivered column 1",
            "column 2" as "delivered column 2",
            "column 3" as "delivered column 3"
        from typed
    ),

    ruled as (
        select
            *
        from judged
    ),

    checked as (
        select
            * replace (
                case when rejection is not null then rejection when (paid_at is null) then concat_ws('; ', case when paid_at is null then 'paid_at: the applied date is missing' end) end as rejection
            )
        from ruled
    )

    select
        filename,
        delivery_row,
        passenger_no,
        amount,
        paid_with,
        paid_at,
        rejection,
        case
            when rejection <> ''
                then json_object('passenger_no', "delivered column 0", 'amount', "delivered column 1"::varchar, 'paid_with', "delivered column 2", 'paid_at', "delivered column 3"::varchar)::varchar
        end as delivered
    from checked
)

select
    *,
    row_number() over (
        partition by filename, rejection, passenger_no, amount, paid_with, paid_at
    ) as payment_no
from delivered;
