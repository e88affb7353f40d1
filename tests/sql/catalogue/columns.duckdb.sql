-- The columns of every table and view in some schemas of this database. To ask information_schema,
-- which reads the same, takes twice as long.
select schema_name, table_name, column_name, data_type
from duckdb_columns()
where
    database_name = current_database()
    and schema_name in ('raw_vault', 'business_vault', 'marts', 'audit')
order by schema_name, table_name, column_index;

-- The columns of every table and view in some schemas of this database. To ask information_schema,
-- which reads the same, takes twice as long.
select schema_name, table_name, column_name, data_type
from duckdb_columns()
where
    database_name = current_database()
    and schema_name in ('archive')
order by schema_name, table_name, column_index;

-- The columns of every table and view in some schemas of this database. To ask information_schema,
-- which reads the same, takes twice as long.
select schema_name, table_name, column_name, data_type
from duckdb_columns()
where
    database_name = current_database()
    and schema_name in ('marts')
order by schema_name, table_name, column_index;
