-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table {{ this.table }}
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/{{ this.table | sql }}.parquet']
);
