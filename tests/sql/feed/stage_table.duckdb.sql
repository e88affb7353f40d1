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

-- Every row of the table once, its types checked, its keys and contents hashed. A business key that
-- is blank is no key.
create or replace temp table stage_world_moves as
with delivered as not materialized (
    -- Each row of the table is one row: of the declared types, or rejected with every reason and the
    -- row as it was delivered.
    with typed as not materialized (
        select
            source.city as city,
            source.country as country,
            source.moved_on as moved_on,
            source.city as "delivered 1",
            source.country as "delivered 2",
            source.moved_on as "delivered 3",
            cast(null as varchar) as misfits
        from archive.moves as source
    ),

    ruled as not materialized (
        select
            *
        from typed
    ),

    looked_up as not materialized (
        -- The rows with what is looked up for them: each is there once, as each key is in a list.
        select
            ruled.*,
            lookup_1.found as country_name,
            lookup_1.key_1 is not null as "found in lookup_1"
        from ruled
        left join lookup_1
            on trim(ruled.country, ' ') = lookup_1.key_1

    ),

    checked as not materialized (
        select
            *,
            case when misfits is not null then misfits when not coalesce((moved_on is not null), false) then '' when (coalesce(trim(city, ' '), '') = '') then concat_ws('; ', case when coalesce(trim(city, ' '), '') = '' then 'city: the key of city is missing' end) end as rejection
        from looked_up
    )

    select
        city,
        country,
        moved_on,
        country_name,
        rejection,
        case
            when rejection <> ''
                then cast(json_object('city', "delivered 1", 'country', "delivered 2", 'moved_on', "delivered 3") as varchar)
        end as delivered
    from checked
),

keyed as not materialized (
    select
        case when trim(city, ' ') <> '' then city end as city,
        moved_on,
        country_name,
        rejection,
        delivered
    from delivered
)

select
    cast(1 as bigint) as load_id,
    cast(timestamp '2024-01-31 12:00:00' as timestamp) as load_date,
    cast(timestamp '2024-01-31 12:00:00' as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    city,
    moved_on,
    country_name,
    cast(unhex(md5(case when strlen(trim(city, ' ')) = length(trim(city, ' ')) then upper(trim(city, ' ')) else translate(trim(city, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)) as uuid) as city_hk,
    cast(unhex(md5(concat_ws('|', country_name, cast(moved_on as varchar), strlen(country_name), cast(country_name is not null as integer) + cast(moved_on is not null as integer) * 2))) as uuid) as city_moves_hashdiff,
    rejection,
    delivered
from keyed;
