-- Whether the table holds anything: it may have been dropped, and made again without its rows.
select 1 as filled
from {{ this.table }}
limit 1;
