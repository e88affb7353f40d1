-- Every row of Parquet files with the types it has there, in order.
select
    "delivery file" as filename,
    file_row_number,
    "passenger_no" as "column 0",
    "amount" as "column 1",
    "paid_with" as "column 2",
    "paid_at" as "column 3"
from read_parquet(
    ['data/payments_1.parquet'],
    filename = 'delivery file',
    file_row_number = true,
    hive_partitioning = false
);
