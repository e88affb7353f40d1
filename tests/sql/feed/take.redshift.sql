-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy stage_plans_flights
from 's3://your-bucket/stage_plans_flights.parquet'
iam_role default
format as parquet;

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy stage_desk_tickets
from 's3://your-bucket/stage_desk_tickets.parquet'
iam_role default
format as parquet;

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy stage_bank_payments
from 's3://your-bucket/stage_bank_payments.parquet'
iam_role default
format as parquet;
