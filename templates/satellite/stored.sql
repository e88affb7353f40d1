-- How many versions are stored.
select count(*)
from {{ this.table }};
