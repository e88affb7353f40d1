-- The values of a column as DuckDB has converted them, in Parquet.
create or replace temporary view converted_1 (
    delivered_text string,
    captured_value date
)
using parquet
options (path 'file:/stage/converted');

-- The values of a column as DuckDB has converted them, in Parquet.
create or replace temporary view converted_1 (
    delivered_text string,
    captured_value string
)
using parquet
options (path 'file:/stage/converted');
