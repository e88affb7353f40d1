-- The loads of dlt that brought rows of a table: only those that are complete.
select load_id
from {{ loads }}
where
    status = 0
    and load_id in (
        select {{ column }}
        from {{ this.table }}
    )
group by load_id
order by load_id;
