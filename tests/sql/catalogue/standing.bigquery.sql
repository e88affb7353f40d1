-- Whether a name stands for a table or a view now, by the catalogue of its dataset.
select table_type
from marts.INFORMATION_SCHEMA.TABLES
where table_name = 'busy_flight';

-- Whether a name stands for a table or a view now, by the catalogue of its dataset.
select table_type
from marts.INFORMATION_SCHEMA.TABLES
where table_name = 'revenue';

-- Whether a name stands for a table or a view now, by the catalogue of its dataset.
select table_type
from marts.INFORMATION_SCHEMA.TABLES
where table_name = 'revenue_by_day';
