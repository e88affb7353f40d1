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
        "column 5" as "column 5"
    from read_csv(
        ['data/ranks_1.csv'],
        columns = {
            "column 0": 'varchar',
            "column 1": 'varchar',
            "column 2": 'varchar',
            "column 3": 'varchar',
            "column 4": 'varchar',
            "column 5": 'varchar'
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
        "column 2" as "typed 2",
        "column 3" as "typed 3",
        try_cast("column 4" as integer) as "typed 4",
        try_cast("column 5" as date) as "typed 5"
    from records
),

judged as (
    select
        filename,
        "typed 0" as crew_no,
        "typed 1" as base,
        "typed 2" as rank,
        "typed 3" as op,
        "typed 4" as change_no,
        "typed 5" as valid_on,
        case when not (("typed 4"::varchar is not distinct from "column 4") and ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 4"::varchar is not distinct from "column 4") and trim("column 4") <> '' and not coalesce("typed 4" is not null and regexp_full_match("column 4", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'change_no: ''' || case when length("column 4"::varchar) > 60 then left("column 4"::varchar, 60) || '…' else "column 4"::varchar end || ''' is not an integer' end, case when not ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 5") <> '' and not coalesce("typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 5", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'valid_on: ''' || case when length("column 5"::varchar) > 60 then left("column 5"::varchar, 60) || '…' else "column 5"::varchar end || ''' is not a date' end), '') end
            as rejection,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3",
        "column 4" as "delivered column 4",
        "column 5" as "delivered column 5"
    from typed
),

ruled as (
    select
        *,
        try([cast(('iata') as varchar)]) as "outcome of airport_key_code",
        "outcome of airport_key_code"[1] as airport_key_code
    from judged
),

checked as (
    select
        * replace (
            case when rejection is not null then rejection when (valid_on is null) or (coalesce(upper(trim(op, ' ')), '') not in ('I', 'C', 'R', 'INSERT', 'CREATE', 'READ', 'U', 'UPDATE', 'D', 'DELETE')) or (coalesce(trim(crew_no, ' '), '') = '') or (coalesce(trim(base, ' '), '') = '') or ("outcome of airport_key_code" is null) then concat_ws('; ', case when valid_on is null then 'valid_on: the applied date is missing' end, case when coalesce(upper(trim(op, ' ')), '') not in ('I', 'C', 'R', 'INSERT', 'CREATE', 'READ', 'U', 'UPDATE', 'D', 'DELETE') then 'op: is no operation' end, case when coalesce(trim(crew_no, ' '), '') = '' then 'crew_no: the key of crew is missing' end, case when coalesce(trim(base, ' '), '') = '' then 'base: the key of airport is missing' end, case when "outcome of airport_key_code" is null then 'airport_key_code: its rule fails on this row' end) end as rejection
        )
    from ruled
)

select
    filename,
    crew_no,
    base,
    rank,
    op,
    change_no,
    valid_on,
    airport_key_code,
    rejection,
    case
        when rejection <> ''
            then json_object('crew_no', coalesce("delivered column 0", ''), 'base', coalesce("delivered column 1", ''), 'rank', coalesce("delivered column 2", ''), 'op', coalesce("delivered column 3", ''), 'change_no', coalesce("delivered column 4", ''), 'valid_on', coalesce("delivered column 5", ''))::varchar
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
        ['data/archive_1.csv'],
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
        "column 0" as "typed 0",
        "column 1" as "typed 1",
        try_cast("column 2" as date) as "typed 2",
        try_cast("column 3" as timestamp) as "typed 3"
    from records
),

judged as (
    select
        filename,
        "typed 0" as crew_no,
        "typed 1" as rank,
        "typed 2" as valid_on,
        "typed 3" as learnt_at,
        case when not (("typed 2"::varchar is not distinct from "column 2" and ("typed 2" is null or "typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and ("typed 3"::varchar is not distinct from "column 3" and ("typed 3" is null or "typed 3" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 2"::varchar is not distinct from "column 2" and ("typed 2" is null or "typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 2") <> '' and not coalesce("typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 2", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'valid_on: ''' || case when length("column 2"::varchar) > 60 then left("column 2"::varchar, 60) || '…' else "column 2"::varchar end || ''' is not a date' end, case when not ("typed 3"::varchar is not distinct from "column 3" and ("typed 3" is null or "typed 3" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 3") <> '' and not coalesce("typed 3" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 3", '\s*(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6}0*)?)?)?)\s*'), false) then 'learnt_at: ''' || case when length("column 3"::varchar) > 60 then left("column 3"::varchar, 60) || '…' else "column 3"::varchar end || ''' is not a timestamp' end), '') end
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
            case when rejection is not null then rejection when (valid_on is null) or (learnt_at is null) or (coalesce(trim(crew_no, ' '), '') = '') then concat_ws('; ', case when valid_on is null then 'valid_on: the applied date is missing' end, case when learnt_at is null then 'learnt_at: the load date is missing' end, case when coalesce(trim(crew_no, ' '), '') = '' then 'crew_no: the key of crew is missing' end) end as rejection
        )
    from ruled
)

select
    filename,
    crew_no,
    rank,
    valid_on,
    learnt_at,
    rejection,
    case
        when rejection <> ''
            then json_object('crew_no', coalesce("delivered column 0", ''), 'rank', coalesce("delivered column 1", ''), 'valid_on', coalesce("delivered column 2", ''), 'learnt_at', coalesce("delivered column 3", ''))::varchar
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
        "column 5" as "column 5"
    from read_csv(
        ['data/rosters_1.csv'],
        columns = {
            "column 0": 'varchar',
            "column 1": 'varchar',
            "column 2": 'varchar',
            "column 3": 'varchar',
            "column 4": 'varchar',
            "column 5": 'varchar'
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
        "column 2" as "typed 2",
        try_cast("column 3" as integer) as "typed 3",
        try_cast("column 4" as integer) as "typed 4",
        try_cast("column 5" as date) as "typed 5"
    from records
),

judged as (
    select
        filename,
        "typed 0" as crew_no,
        "typed 1" as base,
        "typed 2" as language,
        "typed 3" as level,
        "typed 4" as line_no,
        "typed 5" as valid_on,
        case when not (("typed 3"::varchar is not distinct from "column 3") and ("typed 4"::varchar is not distinct from "column 4") and ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 3"::varchar is not distinct from "column 3") and trim("column 3") <> '' and not coalesce("typed 3" is not null and regexp_full_match("column 3", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'level: ''' || case when length("column 3"::varchar) > 60 then left("column 3"::varchar, 60) || '…' else "column 3"::varchar end || ''' is not an integer' end, case when not ("typed 4"::varchar is not distinct from "column 4") and trim("column 4") <> '' and not coalesce("typed 4" is not null and regexp_full_match("column 4", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'line_no: ''' || case when length("column 4"::varchar) > 60 then left("column 4"::varchar, 60) || '…' else "column 4"::varchar end || ''' is not an integer' end, case when not ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 5") <> '' and not coalesce("typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 5", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'valid_on: ''' || case when length("column 5"::varchar) > 60 then left("column 5"::varchar, 60) || '…' else "column 5"::varchar end || ''' is not a date' end), '') end
            as rejection,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3",
        "column 4" as "delivered column 4",
        "column 5" as "delivered column 5"
    from typed
),

ruled as (
    select
        *,
        try([cast(('iata') as varchar)]) as "outcome of airport_key_code",
        "outcome of airport_key_code"[1] as airport_key_code
    from judged
),

checked as (
    select
        * replace (
            case when rejection is not null then rejection when (valid_on is null) or (coalesce(trim(crew_no, ' '), '') = '') or (coalesce(trim(base, ' '), '') = '') or ("outcome of airport_key_code" is null) then concat_ws('; ', case when valid_on is null then 'valid_on: the applied date is missing' end, case when coalesce(trim(crew_no, ' '), '') = '' then 'crew_no: the key of crew is missing' end, case when coalesce(trim(base, ' '), '') = '' then 'base: the key of airport is missing' end, case when "outcome of airport_key_code" is null then 'airport_key_code: its rule fails on this row' end) end as rejection
        )
    from ruled
)

select
    filename,
    crew_no,
    base,
    language,
    level,
    line_no,
    valid_on,
    airport_key_code,
    rejection,
    case
        when rejection <> ''
            then json_object('crew_no', coalesce("delivered column 0", ''), 'base', coalesce("delivered column 1", ''), 'language', coalesce("delivered column 2", ''), 'level', coalesce("delivered column 3", ''), 'line_no', coalesce("delivered column 4", ''), 'valid_on', coalesce("delivered column 5", ''))::varchar
    end as delivered
from checked;

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
        *,
        try([cast(('iata') as varchar)]) as "outcome of airport_key_code",
        "outcome of airport_key_code"[1] as airport_key_code
    from judged
),

checked as (
    select
        * replace (
            case when rejection is not null then rejection when (coalesce(trim(carrier, ' '), '') = '' and flight_no is null) or (coalesce(trim(origin, ' '), '') = '') or (coalesce(trim(destination, ' '), '') = '') or ("outcome of airport_key_code" is null) then concat_ws('; ', case when coalesce(trim(carrier, ' '), '') = '' and flight_no is null then 'carrier, flight_no: the key of flight is missing' end, case when coalesce(trim(origin, ' '), '') = '' then 'origin: the key of origin is missing' end, case when coalesce(trim(destination, ' '), '') = '' then 'destination: the key of destination is missing' end, case when "outcome of airport_key_code" is null then 'airport_key_code: its rule fails on this row' end) end as rejection
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
    airport_key_code,
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
