-- The staged rows with all they bring, which is read from the files again where it is stored:
-- a stage of keys and hashes takes a third of the memory and is written in less time.
create or replace temp view rows_bank_payments as
with delivered as (
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
    from delivered
),

numbered as (
    select
        delivery.load_id,
        delivered.delivery_row,
        delivered.amount,
        delivered.paid_with
    from delivered
    inner join delivery on delivered.filename = delivery.filename
)

select
    staged.rowid as stage_row,
    staged.delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.passenger_no,
    staged.payment_no,
    numbered.amount,
    numbered.paid_with,
    staged.passenger_hk,
    staged.payment_hk,
    staged.payment_hashdiff,
    staged.rejection,
    staged.delivered
from stage_bank_payments as staged
inner join numbered
    on
        staged.load_id = numbered.load_id
        and staged.delivery_row = numbered.delivery_row;
