-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy {{ this.table }}
from 's3://your-bucket/{{ this.table | sql }}.parquet'
iam_role default
format as parquet;
