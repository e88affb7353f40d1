-- The values of a column as DuckDB has converted them, in Parquet.
create or replace temporary view {{ made }} (
    delivered_text {{ dialect.text }},
    captured_value {{ dialect.type(column.type) }}
)
using parquet
options (path {{ place }});
