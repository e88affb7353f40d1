-- The columns of every table and view in some schemas of this database, whose names are upper case
-- where they were not quoted.
select
    lower(table_schema) as table_schema,
    lower(table_name) as table_name,
    lower(column_name) as column_name,
    data_type
from information_schema.columns
where
    table_catalog = current_database()
    and lower(table_schema) in ('raw_vault', 'business_vault', 'marts', 'audit')
order by table_schema, table_name, ordinal_position;

-- The columns of every table and view in some schemas of this database, whose names are upper case
-- where they were not quoted.
select
    lower(table_schema) as table_schema,
    lower(table_name) as table_name,
    lower(column_name) as column_name,
    data_type
from information_schema.columns
where
    table_catalog = current_database()
    and lower(table_schema) in ('archive')
order by table_schema, table_name, ordinal_position;

-- The columns of every table and view in some schemas of this database, whose names are upper case
-- where they were not quoted.
select
    lower(table_schema) as table_schema,
    lower(table_name) as table_name,
    lower(column_name) as column_name,
    data_type
from information_schema.columns
where
    table_catalog = current_database()
    and lower(table_schema) in ('marts')
order by table_schema, table_name, ordinal_position;
