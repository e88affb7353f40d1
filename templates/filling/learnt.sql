-- Until when the versions of the satellite were learnt; null where it has none.
select max(load_date) as learnt_until
from {{ this.table }}
where load_id > 0;
