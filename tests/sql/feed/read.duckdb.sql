-- Each row of the files is one row, in order: typed, or rejected with every reason and the row
-- as it was delivered.
with records as (
    -- Every line of JSON files and the values at the feed's paths, in order; values are null where
    -- the line is no row.
    with lines as (
        select
            "delivery file" as filename,
            line
        from read_csv(
            ['data/flights_1.jsonl'],
            columns = {
                line: 'varchar'
            },
            delim = '',
            quote = '',
            escape = '',
            header = false,
            filename = 'delivery file',
            max_line_size = 2097152,
            auto_detect = false,
            compression = 'none',
            hive_partitioning = false
        )
    ),

    extracted as (
        select
            *,
            case
                when starts_with(ltrim(line, chr(32) || chr(9)), '{')
                    then case when not regexp_matches(line, '-0(?:\D|$)|\.\d+0(?:\D|$)|\d[eE]|\d\.000|\d[\d.]{15}') then try(json_extract_string(line, ['/carrier', '/number', '$.from', '$.to', '/departs_at'])) when json_valid(line) then coalesce(try(json_extract_string(regexp_replace(line, '([:,\[] *)(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)|-0)', '\1"\2"', 'g'), ['/carrier', '/number', '$.from', '$.to', '/departs_at'])), json_extract_string(left(regexp_replace(replace(replace(line || ' ', '\\', '\u005c'), '\"', '\u0022'), '((?:[^"0-9-]|"[^"]*")*)(-?[0-9][0-9.eE+-]*|$)', '\1"\2"', 'g'), -2), ['/carrier', '/number', '$.from', '$.to', '/departs_at'])) end
            end as "values"
        from lines
        where trim(line, chr(32) || chr(9)) <> ''
    )

    select
        *,
        case when "values" is not null then "values"[1] end as "column 0",
        case when "values" is not null then "values"[2] end as "column 1",
        case when "values" is not null then "values"[3] end as "column 2",
        case when "values" is not null then "values"[4] end as "column 3",
        case when "values" is not null then "values"[5] end as "column 4"
    from extracted
),

typed as (
    select
        *,
        "column 0" as "typed 0",
        try_cast("column 1" as integer) as "typed 1",
        "column 2" as "typed 2",
        "column 3" as "typed 3",
        try_cast("column 4" as timestamp) as "typed 4"
    from records
),

judged as (
    select
        filename,
        "typed 0" as carrier,
        "typed 1" as flight_no,
        "typed 2" as origin,
        "typed 3" as destination,
        "typed 4" as departs_at,
        case when "values" is null then case when json_valid(line) then 'not a JSON object' else 'not valid JSON' end when not (("typed 1"::varchar is not distinct from "column 1") and ("typed 4"::varchar is not distinct from "column 4" and ("typed 4" is null or "typed 4" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 1"::varchar is not distinct from "column 1") and trim("column 1") <> '' and not coalesce("typed 1" is not null and regexp_full_match("column 1", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'flight_no: ''' || case when length("column 1"::varchar) > 60 then left("column 1"::varchar, 60) || '…' else "column 1"::varchar end || ''' is not an integer' end, case when not ("typed 4"::varchar is not distinct from "column 4" and ("typed 4" is null or "typed 4" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 4") <> '' and not coalesce("typed 4" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 4", '\s*(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6}0*)?)?)?)\s*'), false) then 'departs_at: ''' || case when length("column 4"::varchar) > 60 then left("column 4"::varchar, 60) || '…' else "column 4"::varchar end || ''' is not a timestamp' end), '') end
            as rejection,
        line as "delivered line",
        "values" as "delivered values"
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
            case when rejection is not null then rejection when (coalesce(trim(carrier, ' '), '') = '' and flight_no is null) or (coalesce(trim(origin, ' '), '') = '') or (coalesce(trim(destination, ' '), '') = '') then concat_ws('; ', case when coalesce(trim(carrier, ' '), '') = '' and flight_no is null then 'carrier, flight_no: the key of flight is missing' end, case when coalesce(trim(origin, ' '), '') = '' then 'origin: the key of origin is missing' end, case when coalesce(trim(destination, ' '), '') = '' then 'destination: the key of destination is missing' end) end as rejection
        )
    from ruled
)

select
    filename,
    carrier,
    flight_no,
    origin,
    destination,
    departs_at,
    rejection,
    case
        when rejection <> ''
            then case when "delivered values" is null then json_object('line', case when starts_with("delivered line", concat(chr(2), 'broken', chr(2))) then substr("delivered line", 9) else "delivered line" end)::varchar else "delivered line" end
    end as delivered
from checked;

-- Each row of the files is one row, in order: typed, or rejected with every reason and the row
-- as it was delivered.
with records as (
    -- Every record of CSV files as text, in order; a broken one has its mark in the first column.
    select
        "delivery file" as filename,
        "column 0" as "column 0",
        "column 1" as "column 1",
        "column 2" as "column 2",
        "column 3" as "column 3",
        "column 4" as "column 4",
        "column 5" as "column 5",
        "column 6" as "column 6",
        "column 7" as "column 7"
    from read_csv(
        ['data/tickets_1.csv', 'data/tickets_2.csv'],
        columns = {
            "column 0": 'varchar',
            "column 1": 'varchar',
            "column 2": 'varchar',
            "column 3": 'varchar',
            "column 4": 'varchar',
            "column 5": 'varchar',
            "column 6": 'varchar',
            "column 7": 'varchar'
        },
        delim = ';',
        quote = '"',
        escape = '"',
        nullstr = '',
        header = true,
        filename = 'delivery file',
        max_line_size = 2097152,
        auto_detect = false,
        compression = 'none',
        hive_partitioning = false
    )
),

typed as (
    select
        *,
        "column 0" as "typed 0",
        try_cast("column 1" as integer) as "typed 1",
        "column 2" as "typed 2",
        "column 3" as "typed 3",
        "column 4" as "typed 4",
        try_cast("column 5" as decimal(10,2)) as "typed 5",
        try_cast("column 6" as integer) as "typed 6",
        try_cast("column 7" as timestamp) as "typed 7"
    from records
),

judged as (
    select
        filename,
        "typed 0" as carrier,
        "typed 1" as flight_no,
        "typed 2" as passenger_no,
        "typed 3" as seat,
        "typed 4" as class,
        "typed 5" as price,
        "typed 6" as change_no,
        "typed 7" as changed_at,
        case when not (("typed 1"::varchar is not distinct from "column 1") and (coalesce(starts_with("typed 5"::varchar, "column 5"), "column 5" is null)) and ("typed 6"::varchar is not distinct from "column 6") and ("typed 7"::varchar is not distinct from "column 7" and ("typed 7" is null or "typed 7" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 1"::varchar is not distinct from "column 1") and trim("column 1") <> '' and not coalesce("typed 1" is not null and regexp_full_match("column 1", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'flight_no: ''' || case when length("column 1"::varchar) > 60 then left("column 1"::varchar, 60) || '…' else "column 1"::varchar end || ''' is not an integer' end, case when not (coalesce(starts_with("typed 5"::varchar, "column 5"), "column 5" is null)) and trim("column 5") <> '' and not coalesce("typed 5" is not null and regexp_full_match("column 5", '\s*(?:[+-]?(?:\d+(?:\.\d{0,2}0*)?|\.\d\d{0,1}0*))\s*'), false) then 'price: ''' || case when length("column 5"::varchar) > 60 then left("column 5"::varchar, 60) || '…' else "column 5"::varchar end || ''' is not a decimal(10,2)' end, case when not ("typed 6"::varchar is not distinct from "column 6") and trim("column 6") <> '' and not coalesce("typed 6" is not null and regexp_full_match("column 6", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'change_no: ''' || case when length("column 6"::varchar) > 60 then left("column 6"::varchar, 60) || '…' else "column 6"::varchar end || ''' is not an integer' end, case when not ("typed 7"::varchar is not distinct from "column 7" and ("typed 7" is null or "typed 7" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 7") <> '' and not coalesce("typed 7" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 7", '\s*(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6}0*)?)?)?)\s*'), false) then 'changed_at: ''' || case when length("column 7"::varchar) > 60 then left("column 7"::varchar, 60) || '…' else "column 7"::varchar end || ''' is not a timestamp' end), '') end
            as rejection,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3",
        "column 4" as "delivered column 4",
        "column 5" as "delivered column 5",
        "column 6" as "delivered column 6",
        "column 7" as "delivered column 7"
    from typed
),

ruled as (
    select
        *,
        try([cast((price >= 100) as boolean)]) as "outcome of is_full_fare",
        "outcome of is_full_fare"[1] as is_full_fare
    from judged
),

checked as (
    select
        * replace (
            case when rejection is not null then rejection when (changed_at is null) or (coalesce(trim(carrier, ' '), '') = '' and flight_no is null) or ("outcome of is_full_fare" is null) then concat_ws('; ', case when changed_at is null then 'changed_at: the applied date is missing' end, case when coalesce(trim(carrier, ' '), '') = '' and flight_no is null then 'carrier, flight_no: the key of flight is missing' end, case when "outcome of is_full_fare" is null then 'is_full_fare: its rule fails on this row' end) end as rejection
        )
    from ruled
)

select
    filename,
    carrier,
    flight_no,
    passenger_no,
    seat,
    class,
    price,
    change_no,
    changed_at,
    is_full_fare,
    rejection,
    case
        when rejection <> ''
            then json_object('carrier', coalesce("delivered column 0", ''), 'flight_no', coalesce("delivered column 1", ''), 'passenger_no', coalesce("delivered column 2", ''), 'seat', coalesce("delivered column 3", ''), 'class', coalesce("delivered column 4", ''), 'price', coalesce("delivered column 5", ''), 'change_no', coalesce("delivered column 6", ''), 'changed_at', coalesce("delivered column 7", ''))::varchar
    end as delivered
from checked;

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
from checked;

-- Each row of the files is one row, in order: typed, or rejected with every reason and the row
-- as it was delivered.
with records as (
    -- Every record of CSV files as text, in order; a broken one has its mark in the first column.
    select
        "delivery file" as filename,
        "column 0" as "column 0",
        "column 1" as "column 1",
        "column 2" as "column 2"
    from read_csv(
        ['data/countries_1.csv'],
        columns = {
            "column 0": 'varchar',
            "column 1": 'varchar',
            "column 2": 'varchar'
        },
        delim = ',',
        quote = '"',
        escape = '"',
        nullstr = '',
        header = true,
        filename = 'delivery file',
        max_line_size = 2097152,
        auto_detect = false,
        compression = 'none',
        hive_partitioning = false
    )
),

typed as (
    select
        *,
        "column 0" as "typed 0",
        "column 1" as "typed 1",
        try_cast("column 2" as date) as "typed 2"
    from records
),

judged as (
    select
        filename,
        "typed 0" as code,
        "typed 1" as name,
        "typed 2" as since,
        case when not (("typed 2"::varchar is not distinct from "column 2" and ("typed 2" is null or "typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 2"::varchar is not distinct from "column 2" and ("typed 2" is null or "typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 2") <> '' and not coalesce("typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 2", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'since: ''' || case when length("column 2"::varchar) > 60 then left("column 2"::varchar, 60) || '…' else "column 2"::varchar end || ''' is not a date' end), '') end
            as rejection,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2"
    from typed
),

ruled as (
    select
        *,
        try([cast((extract(year from since)) as integer)]) as "outcome of valid_year",
        "outcome of valid_year"[1] as valid_year,
        try([(name <> 'n/a')]) as "outcome of the filter",
        "outcome of the filter"[1] as "the filter"
    from judged
),

checked as (
    select
        * replace (
            case when rejection is not null then rejection when ("outcome of valid_year" is null) or ("outcome of the filter" is null) then concat_ws('; ', case when "outcome of valid_year" is null then 'valid_year: its rule fails on this row' end, case when "outcome of the filter" is null then 'where: the filter fails on this row' end) when not coalesce("the filter", false) then '' when (since is null) or (coalesce(trim(code, ' '), '') = '') then concat_ws('; ', case when since is null then 'since: the applied date is missing' end, case when coalesce(trim(code, ' '), '') = '' then 'code: the key of country is missing' end) end as rejection
        )
    from ruled
)

select
    filename,
    code,
    name,
    since,
    valid_year,
    rejection,
    case
        when rejection <> ''
            then json_object('code', coalesce("delivered column 0", ''), 'name', coalesce("delivered column 1", ''), 'since', coalesce("delivered column 2", ''))::varchar
    end as delivered
from checked;

-- Each row of the files is one row, in order: typed, or rejected with every reason and the row
-- as it was delivered.
with records as (
    -- Every record of CSV files as text, in order; a broken one has its mark in the first column.
    select
        "delivery file" as filename,
        "column 0" as "column 0",
        "column 1" as "column 1",
        "column 2" as "column 2",
        "column 3" as "column 3"
    from read_csv(
        ['data/cities_1.csv'],
        columns = {
            "column 0": 'varchar',
            "column 1": 'varchar',
            "column 2": 'varchar',
            "column 3": 'varchar'
        },
        delim = ',',
        quote = '"',
        escape = '"',
        nullstr = '',
        header = true,
        filename = 'delivery file',
        max_line_size = 2097152,
        auto_detect = false,
        compression = 'none',
        hive_partitioning = false
    )
),

typed as (
    select
        *,
        row_number() over () as delivery_row,
        "column 0" as "typed 0",
        "column 1" as "typed 1",
        try_cast("column 2" as integer) as "typed 2",
        "column 3" as "typed 3"
    from records
),

judged as (
    select
        filename,
        delivery_row,
        "typed 0" as city,
        "typed 1" as country,
        "typed 2" as "year",
        "typed 3" as mayor,
        case when not (("typed 2"::varchar is not distinct from "column 2")) then nullif(concat_ws('; ', case when not ("typed 2"::varchar is not distinct from "column 2") and trim("column 2") <> '' and not coalesce("typed 2" is not null and regexp_full_match("column 2", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'year: ''' || case when length("column 2"::varchar) > 60 then left("column 2"::varchar, 60) || '…' else "column 2"::varchar end || ''' is not an integer' end), '') end
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

looked_up as (
    -- The rows with what is looked up for them: each is there once, as each key is in a list.
    select
        ruled.*,
        lookup_1.found as country_name,
        lookup_1.key_1 is not null as "found in lookup_1",
        lookup_2.found as tax,
        lookup_2.key_1 is not null as "found in lookup_2",
        lookup_3.found as seat,
        lookup_3.key_1 is not null as "found in lookup_3"
    from ruled
    left join lookup_1
        on trim(ruled.country, ' ') = lookup_1.key_1
    left join lookup_2
        on case when strlen(trim(ruled.country, ' ')) = length(trim(ruled.country, ' ')) then upper(trim(ruled.country, ' ')) else translate(trim(ruled.country, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = lookup_2.key_1 and ruled."year" = lookup_2.key_2
    left join lookup_3
        on case when strlen(trim(ruled.mayor, ' ')) = length(trim(ruled.mayor, ' ')) then upper(trim(ruled.mayor, ' ')) else translate(trim(ruled.mayor, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = lookup_3.key_1

),

checked as (
    select
        * replace (
            case when rejection is not null then rejection when (not "found in lookup_1") or (coalesce(trim(city, ' '), '') = '') then concat_ws('; ', case when not "found in lookup_1" then 'country_name: country is not found in country_names' end, case when coalesce(trim(city, ' '), '') = '' then 'city: the key of city is missing' end) end as rejection
        )
    from looked_up
)

select
    filename,
    delivery_row,
    city,
    country,
    "year",
    mayor,
    country_name,
    tax,
    seat,
    rejection,
    case
        when rejection <> ''
            then json_object('city', coalesce("delivered column 0", ''), 'country', coalesce("delivered column 1", ''), 'year', coalesce("delivered column 2", ''), 'mayor', coalesce("delivered column 3", ''))::varchar
    end as delivered
from checked;
