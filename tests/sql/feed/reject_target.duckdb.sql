-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
with refusals as (
    select
        delivery.filename,
        staged.load_id,
        staged.delivery_row,
        verdict.verdict as reason
    from verdict
    inner join rows_plans_flights as staged on verdict.stage_row = staged.stage_row
    inner join delivery on staged.load_id = delivery.load_id
    where verdict.verdict not in ('inserted', 'unchanged', 'duplicate')
),

delivered as (
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
    where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals)
)

select
    refusals.load_id,
    'hub_flight',
    refusals.delivery_row,
    refusals.reason,
    delivered.delivered
from refusals
inner join delivered
    on
        refusals.filename = delivered.filename
        and refusals.delivery_row = delivered.delivery_row
order by refusals.load_id, refusals.delivery_row;

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
with refusals as (
    select
        delivery.filename,
        staged.load_id,
        staged.delivery_row,
        verdict.verdict as reason
    from verdict
    inner join rows_plans_flights as staged on verdict.stage_row = staged.stage_row
    inner join delivery on staged.load_id = delivery.load_id
    where verdict.verdict not in ('inserted', 'unchanged', 'duplicate')
),

delivered as (
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
    where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals)
)

select
    refusals.load_id,
    'hub_airport',
    refusals.delivery_row,
    refusals.reason,
    delivered.delivered
from refusals
inner join delivered
    on
        refusals.filename = delivered.filename
        and refusals.delivery_row = delivered.delivery_row
order by refusals.load_id, refusals.delivery_row;

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
with refusals as (
    select
        delivery.filename,
        staged.load_id,
        staged.delivery_row,
        verdict.verdict as reason
    from verdict
    inner join rows_plans_flights as staged on verdict.stage_row = staged.stage_row
    inner join delivery on staged.load_id = delivery.load_id
    where verdict.verdict not in ('inserted', 'unchanged', 'duplicate')
),

delivered as (
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
    where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals)
)

select
    refusals.load_id,
    'sat_flight_plans',
    refusals.delivery_row,
    refusals.reason,
    delivered.delivered
from refusals
inner join delivered
    on
        refusals.filename = delivered.filename
        and refusals.delivery_row = delivered.delivery_row
order by refusals.load_id, refusals.delivery_row;
