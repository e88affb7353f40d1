-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table stage_crew_ranks
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/stage_crew_ranks.parquet']
);

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table stage_crew_ranks_before
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/stage_crew_ranks_before.parquet']
);

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table stage_crew_rosters
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/stage_crew_rosters.parquet']
);
