-- Some of the rows that differ, those with one key together.
select *
from odd
order by column_1, column_2
limit 2001;
