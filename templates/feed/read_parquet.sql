-- Every row of Parquet files with the types it has there, in order.
select
    {{ this.filename }} as filename{% for source in this.sources %},
    {{ source }} as {{ this.columns[loop.index0] }}{% endfor %}

from read_parquet(
    [{{ this.files }}],
    filename = 'delivery file',
    hive_partitioning = false
)
