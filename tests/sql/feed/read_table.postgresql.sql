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
        cast(null as text) as misfits
    from archive.payments as source
    where source._dlt_load_id = '20000101'
),

ruled as not materialized (
    select
        *,
        cast((lower(method)) as text) as paid_with
    from typed
),

checked as not materialized (
    select
        *,
        case when misfits is not null then misfits when (paid_at is null) or (not isfinite(paid_at)) or (coalesce(trim(passenger_no, ' '), '') = '') then concat_ws('; ', case when paid_at is null then 'paid_at: the applied date is missing' end, case when not isfinite(paid_at) then 'paid_at: is infinite' end, case when coalesce(trim(passenger_no, ' '), '') = '' then 'passenger_no: the key of passenger is missing' end) end as rejection
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
            then (select cast(row_to_json(kept) as text) from (select "delivered 1" as "Passenger", "delivered 2" as amount, "delivered 3" as method, "delivered 4" as paid_at, "delivered 5" as _dlt_load_id) as kept)
    end as delivered
from checked;

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
        cast(null as text) as misfits
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
        case when misfits is not null then misfits when not coalesce((moved_on is not null), false) then '' when (not isfinite(moved_on)) or (coalesce(trim(city, ' '), '') = '') then concat_ws('; ', case when not isfinite(moved_on) then 'moved_on: is infinite' end, case when coalesce(trim(city, ' '), '') = '' then 'city: the key of city is missing' end) end as rejection
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
            then (select cast(row_to_json(kept) as text) from (select "delivered 1" as city, "delivered 2" as country, "delivered 3" as moved_on) as kept)
    end as delivered
from checked;
