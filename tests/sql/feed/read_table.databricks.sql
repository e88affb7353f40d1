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
        case when misfits is not null then misfits when (paid_at is null) or (coalesce(trim(both ' ' from passenger_no), '') = '') then concat_ws('; ', case when paid_at is null then 'paid_at: the applied date is missing' end, case when coalesce(trim(both ' ' from passenger_no), '') = '' then 'passenger_no: the key of passenger is missing' end) end as rejection
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
            then to_json(named_struct('Passenger', `delivered 1`, 'amount', `delivered 2`, 'method', `delivered 3`, 'paid_at', `delivered 4`, '_dlt_load_id', `delivered 5`))
    end as delivered
from checked;

-- Each row of the table is one row: of the declared types, or rejected with every reason and the
-- row as it was delivered.
with typed as (
    select
        source.city as city,
        source.country as country,
        source.moved_on as moved_on,
        source.city as `delivered 1`,
        source.country as `delivered 2`,
        source.moved_on as `delivered 3`,
        cast(null as string) as misfits
    from archive.moves as source
),

ruled as (
    select
        *
    from typed
),

looked_up as (
    -- The rows with what is looked up for them: each is there once, as each key is in a list.
    select
        ruled.*,
        lookup_1.found as country_name,
        lookup_1.key_1 is not null as `found in lookup_1`
    from ruled
    left join lookup_1
        on trim(both ' ' from ruled.country) = lookup_1.key_1

),

checked as (
    select
        *,
        case when misfits is not null then misfits when not coalesce((moved_on is not null), false) then '' when (coalesce(trim(both ' ' from city), '') = '') then concat_ws('; ', case when coalesce(trim(both ' ' from city), '') = '' then 'city: the key of city is missing' end) end as rejection
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
            then to_json(named_struct('city', `delivered 1`, 'country', `delivered 2`, 'moved_on', `delivered 3`))
    end as delivered
from checked;
