-- The stage from the file that DuckDB wrote and `put` has brought: @your_stage stands for where.
copy into {{ this.table }}
from @your_stage/{{ this.table | sql }}.parquet
file_format = (type = parquet, use_logical_type = true, binary_as_text = false)
match_by_column_name = case_insensitive
on_error = abort_statement;
