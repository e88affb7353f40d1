-- The columns of every table and view in some schemas of this database. To ask information_schema,
-- which reads the same, takes twice as long.
select schema_name, table_name, column_name, data_type
from duckdb_columns()
where
    database_name = {{ dialect.database | sql }}
    and schema_name in ({{ schemas }})
order by schema_name, table_name, column_index;
