-- The loads of dlt that brought rows of a table: only those that are complete.
select load_id
from archive._dlt_loads
where
    status = 0
    and load_id in (
        select _dlt_load_id
        from archive.payments
    )
group by load_id
order by load_id;
