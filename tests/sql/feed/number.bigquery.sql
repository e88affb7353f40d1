-- The delivered rows with the numbers that tell equal rows of a delivery apart. The order of
-- rows does not matter to these numbers: rows that could exchange them are the same.
with delivered as (
    -- Each row of the table is one row: of the declared types, or rejected with every reason and the
    -- row as it was delivered.
    with typed as (
        select
            source.`Passenger` as passenger_no,
            source.amount as amount,
            source.method as method,
            source.paid_at as paid_at,
            source.`Passenger` as `delivered 1`,
            source.amount as `delivered 2`,
            source.method as `delivered 3`,
            source.paid_at as `delivered 4`,
            source._dlt_load_id as `delivered 5`,
            cast(null as string) as misfits
        from archive.payments as source
        where source._dlt_load_id = '20000101'
    ),

    ruled as (
        select
            *,
            cast((lower(method)) as string) as paid_with
        from typed
    ),

    checked as (
        select
            *,
            case when misfits is not null then misfits when (paid_at is null) or (coalesce(trim(passenger_no, ' '), '') = '') then array_to_string([case when paid_at is null then 'paid_at: the applied date is missing' end, case when coalesce(trim(passenger_no, ' '), '') = '' then 'passenger_no: the key of passenger is missing' end], '; ') end as rejection
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
                then to_json_string(json_object('Passenger', `delivered 1`, 'amount', `delivered 2`, 'method', `delivered 3`, 'paid_at', `delivered 4`, '_dlt_load_id', `delivered 5`))
        end as delivered
    from checked
)

select
    *,
    row_number() over (
        partition by rejection, passenger_no, amount, method, paid_at
    ) as payment_no
from delivered;
