-- Some of the rows that differ, those with one key together.
select *
from odd
order by {{ key }}
limit {{ most }};
