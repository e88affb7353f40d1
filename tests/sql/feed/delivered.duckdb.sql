-- The refused rows of the files as they were delivered, numbered in their file from 1 on.
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

numbered as (
    select
        filename,
        row_number() over () as position,
        line as "delivered line",
        "values" as "delivered values"
    from records
),

placed as (
    select
        *,
        position - min(position) over (partition by filename) + 1 as delivery_row
    from numbered
)

select
    filename,
    delivery_row,
    case when "delivered values" is null then json_object('line', case when starts_with("delivered line", concat(chr(2), 'broken', chr(2))) then substr("delivered line", 9) else "delivered line" end)::varchar else "delivered line" end
        as delivered
from placed
where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals);

-- The refused rows of the files as they were delivered, numbered in their file from 1 on.
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

numbered as (
    select
        filename,
        row_number() over () as position,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3",
        "column 4" as "delivered column 4",
        "column 5" as "delivered column 5",
        "column 6" as "delivered column 6",
        "column 7" as "delivered column 7"
    from records
),

placed as (
    select
        *,
        position - min(position) over (partition by filename) + 1 as delivery_row
    from numbered
)

select
    filename,
    delivery_row,
    json_object('carrier', coalesce("delivered column 0", ''), 'flight_no', coalesce("delivered column 1", ''), 'passenger_no', coalesce("delivered column 2", ''), 'seat', coalesce("delivered column 3", ''), 'class', coalesce("delivered column 4", ''), 'price', coalesce("delivered column 5", ''), 'change_no', coalesce("delivered column 6", ''), 'changed_at', coalesce("delivered column 7", ''))::varchar
        as delivered
from placed
where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals);

-- The refused rows of the files as they were delivered, numbered in their file from 1 on.
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

numbered as (
    select
        filename,
        file_row_number + 1 as position,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3"
    from records
),

placed as (
    select
        *,
        position as delivery_row
    from numbered
)

select
    filename,
    delivery_row,
    json_object('passenger_no', "delivered column 0", 'amount', "delivered column 1"::varchar, 'paid_with', "delivered column 2", 'paid_at', "delivered column 3"::varchar)::varchar
        as delivered
from placed
where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals);
