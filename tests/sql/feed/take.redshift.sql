-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy stage_crew_ranks
from 's3://your-bucket/stage_crew_ranks.parquet'
iam_role default
format as parquet;

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy stage_crew_ranks_before
from 's3://your-bucket/stage_crew_ranks_before.parquet'
iam_role default
format as parquet;

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it. Columns
-- are taken in their order, which is the same in both.
copy stage_crew_rosters
from 's3://your-bucket/stage_crew_rosters.parquet'
iam_role default
format as parquet;
