-- The columns of every table and view in some schemas of this database.
select table_schema, table_name, column_name, data_type
from information_schema.columns
where
    table_catalog = {{ dialect.database | sql }}
    and table_schema in ({{ schemas }})
order by table_schema, table_name, ordinal_position;
