-- Whether a name stands for a table or a view now.
select table_type
from information_schema.tables
where
    table_catalog = current_database()
    and table_schema = 'marts'
    and table_name = 'busy_flight';

-- Whether a name stands for a table or a view now.
select table_type
from information_schema.tables
where
    table_catalog = current_database()
    and table_schema = 'marts'
    and table_name = 'revenue';

-- Whether a name stands for a table or a view now.
select table_type
from information_schema.tables
where
    table_catalog = current_database()
    and table_schema = 'marts'
    and table_name = 'revenue_by_day';
