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
);

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
);

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
);
