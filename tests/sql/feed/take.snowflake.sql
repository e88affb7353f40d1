-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into stage_plans_flights
from @your_stage/stage_plans_flights.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;

-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into stage_desk_tickets
from @your_stage/stage_desk_tickets.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;

-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into stage_bank_payments
from @your_stage/stage_bank_payments.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;
