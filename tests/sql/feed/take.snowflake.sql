-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into stage_crew_ranks
from @your_stage/stage_crew_ranks.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;

-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into stage_crew_ranks_before
from @your_stage/stage_crew_ranks_before.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;

-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into stage_crew_rosters
from @your_stage/stage_crew_rosters.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;
