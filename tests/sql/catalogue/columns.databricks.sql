-- The columns of every table and view in some schemas of this database.
select table_schema, table_name, column_name, data_type
from information_schema.columns
where
    table_catalog = current_catalog()
    and table_schema in ('raw_vault', 'business_vault', 'marts', 'audit')
order by table_schema, table_name, ordinal_position;

-- The columns of every table and view in some schemas of this database.
select table_schema, table_name, column_name, data_type
from information_schema.columns
where
    table_catalog = current_catalog()
    and table_schema in ('archive')
order by table_schema, table_name, ordinal_position;

-- The columns of every table and view in some schemas of this database.
select table_schema, table_name, column_name, data_type
from information_schema.columns
where
    table_catalog = current_catalog()
    and table_schema in ('marts')
order by table_schema, table_name, ordinal_position;
