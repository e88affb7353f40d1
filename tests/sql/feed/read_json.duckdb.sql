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
from extracted;
