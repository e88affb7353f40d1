-- Every row of the table once, its types checked, its keys and contents hashed. A business key that
-- is blank is no key.
create or replace temp table stage_archive_payments as
with delivered as not materialized (
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
                cast(null as varchar) as misfits
            from archive.payments as source
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
                when rejection is not null
                    then cast(json_object('Passenger', "delivered 1", 'amount', "delivered 2", 'method', "delivered 3", 'paid_at', "delivered 4") as varchar)
            end as delivered
        from checked
    )

    select
        *,
        row_number() over (
            partition by rejection, passenger_no, amount, method, paid_at
        ) as payment_no
    from delivered
),

keyed as not materialized (
    select
        case when trim(passenger_no, ' ') <> '' then passenger_no end as passenger_no,
        payment_no,
        amount,
        paid_with,
        paid_at,
        rejection,
        delivered
    from delivered
)

select
    cast(1 as bigint) as load_id,
    cast(timestamp '2024-01-31 12:00:00' as timestamp) as load_date,
    cast(paid_at as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    passenger_no,
    payment_no,
    amount,
    paid_with,
    cast(unhex(md5(case when strlen(trim(passenger_no, ' ')) = length(trim(passenger_no, ' ')) then upper(trim(passenger_no, ' ')) else translate(trim(passenger_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)) as uuid) as passenger_hk,
    cast(unhex(md5(concat_ws('|', case when strlen(trim(passenger_no, ' ')) = length(trim(passenger_no, ' ')) then upper(trim(passenger_no, ' ')) else translate(trim(passenger_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, cast(payment_no as varchar), strlen(case when strlen(trim(passenger_no, ' ')) = length(trim(passenger_no, ' ')) then upper(trim(passenger_no, ' ')) else translate(trim(passenger_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(payment_no is not null as integer) * 2 + 1))) as uuid) as payment_hk,
    cast(unhex(md5(concat_ws('|', cast(amount as varchar), paid_with, strlen(paid_with), cast(amount is not null as integer) + cast(paid_with is not null as integer) * 2))) as uuid) as payment_hashdiff,
    rejection,
    delivered
from keyed;
