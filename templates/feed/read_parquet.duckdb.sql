-- Every row of Parquet files with the types it has there, in order.
select
    {{ this.filename }} as filename,
    file_row_number
{%- for source in this.sources %},
    {{ source }} as {{ this.columns[loop.index0] }}
{%- endfor +%}
from read_parquet(
    [{{ this.files }}],
    filename = 'delivery file',
    file_row_number = true,
    hive_partitioning = false
)
