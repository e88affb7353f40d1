-- The rows that were kept beside a table take the place of its own.
insert overwrite table {{ table }}
select *
from {{ dialect.beside(table) }};

drop table {{ dialect.beside(table) }};
