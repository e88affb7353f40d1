-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table stage_plans_flights
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/stage_plans_flights.parquet']
);

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table stage_desk_tickets
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/stage_desk_tickets.parquet']
);

-- The stage from the file that DuckDB wrote, put into a bucket: your-bucket stands for it.
load data into temp table stage_bank_payments
from files (
    format = 'PARQUET',
    decimal_target_types = ['BIGNUMERIC'],
    uris = ['gs://your-bucket/stage_bank_payments.parquet']
);
