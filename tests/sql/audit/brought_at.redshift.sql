-- The loads of some feeds that were learnt at some moments.
select
    load_id,
    feed,
    load_date
from audit.load
where
    feed in ('desk.tickets')
    and load_date in (timestamp '2024-01-31 12:00:00')
order by load_id;
