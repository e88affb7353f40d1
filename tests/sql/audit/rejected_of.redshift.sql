-- Rejected rows of some feeds that may name a key, as known at a moment: those in which its letters
-- stand somewhere.
select
    loaded.feed,
    rejected.load_id,
    rejected.delivery_row,
    rejected.target,
    rejected.reason,
    rejected.delivered
from audit.rejected_row as rejected
inner join audit.load as loaded on rejected.load_id = loaded.load_id
where
    loaded.feed in ('desk.tickets')
order by rejected.load_id, rejected.delivery_row, rejected.target;

-- Rejected rows of some feeds that may name a key, as known at a moment: those in which its letters
-- stand somewhere.
select
    loaded.feed,
    rejected.load_id,
    rejected.delivery_row,
    rejected.target,
    rejected.reason,
    rejected.delivered
from audit.rejected_row as rejected
inner join audit.load as loaded on rejected.load_id = loaded.load_id
where
    loaded.feed in ('desk.tickets')
    and loaded.load_date <= timestamp '2024-01-31 12:00:00'
    and upper(rejected.delivered) like '%P1%'
order by rejected.load_id, rejected.delivery_row, rejected.target;
