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

numbered as (
    select
        filename,
        row_number() over () as position,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3",
        "column 4" as "delivered column 4",
        "column 5" as "delivered column 5"
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
    json_object('crew_no', coalesce("delivered column 0", ''), 'base', coalesce("delivered column 1", ''), 'rank', coalesce("delivered column 2", ''), 'op', coalesce("delivered column 3", ''), 'change_no', coalesce("delivered column 4", ''), 'valid_on', coalesce("delivered column 5", ''))::varchar
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

numbered as (
    select
        filename,
        row_number() over () as position,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3"
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
    json_object('crew_no', coalesce("delivered column 0", ''), 'rank', coalesce("delivered column 1", ''), 'valid_on', coalesce("delivered column 2", ''), 'learnt_at', coalesce("delivered column 3", ''))::varchar
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

numbered as (
    select
        filename,
        row_number() over () as position,
        "column 0" as "delivered column 0",
        "column 1" as "delivered column 1",
        "column 2" as "delivered column 2",
        "column 3" as "delivered column 3",
        "column 4" as "delivered column 4",
        "column 5" as "delivered column 5"
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
    json_object('crew_no', coalesce("delivered column 0", ''), 'base', coalesce("delivered column 1", ''), 'language', coalesce("delivered column 2", ''), 'level', coalesce("delivered column 3", ''), 'line_no', coalesce("delivered column 4", ''), 'valid_on', coalesce("delivered column 5", ''))::varchar
        as delivered
from placed
where (filename, delivery_row) in (select (refusals.filename, refusals.delivery_row) from refusals);
