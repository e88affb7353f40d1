-- The columns of every table and view in some schemas: each dataset has a catalogue of its own.
select table_schema, table_name, column_name, data_type
from raw_vault.INFORMATION_SCHEMA.COLUMNS
union all
select table_schema, table_name, column_name, data_type
from business_vault.INFORMATION_SCHEMA.COLUMNS
union all
select table_schema, table_name, column_name, data_type
from marts.INFORMATION_SCHEMA.COLUMNS
union all
select table_schema, table_name, column_name, data_type
from audit.INFORMATION_SCHEMA.COLUMNS
order by table_schema, table_name;

-- The columns of every table and view in some schemas: each dataset has a catalogue of its own.
select table_schema, table_name, column_name, data_type
from archive.INFORMATION_SCHEMA.COLUMNS
order by table_schema, table_name;

-- The columns of every table and view in some schemas: each dataset has a catalogue of its own.
select table_schema, table_name, column_name, data_type
from marts.INFORMATION_SCHEMA.COLUMNS
order by table_schema, table_name;
