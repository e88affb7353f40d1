-- Whether a name stands for a table or a view now.
select table_type
from information_schema.tables
where
    table_catalog = {{ dialect.database | sql }}
    and table_schema = {{ this.schema | text }}
    and table_name = {{ this.name | text }};
