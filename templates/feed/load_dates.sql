-- The load dates that the rows of a delivery name, in order.
select distinct load_date
from {{ this.table }}
order by load_date;
