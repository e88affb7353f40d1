-- The rows of a table but for those of loads that did not come to their end. Where this is cut
-- off while the table is written, the next run finds its rows and writes them.
create table {{ dialect.beside(table) }} using parquet as
select *
from {{ table }}
where load_id <= {{ last }};

{% include 'work/replace.spark.sql' +%}
