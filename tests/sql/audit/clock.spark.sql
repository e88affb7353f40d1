-- The last load there was, refused ones included.
select
    coalesce(max(load_id), 0) as load_id,
    coalesce(max(load_date), timestamp '0001-01-01 00:00:00') as load_date
from audit.load;
