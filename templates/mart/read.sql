-- All of a table, for a Python mart.
select *
from {{ this }};
