-- Whether a name stands for a table or a view now; names that were not quoted are upper case.
select table_type
from information_schema.tables
where
    table_catalog = current_database()
    and lower(table_schema) = {{ this.schema | text }}
    and lower(table_name) = {{ this.name | text }};
