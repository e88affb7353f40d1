-- The loads of some feeds that were learnt at some moments.
select
    load_id,
    feed,
    load_date
from {{ this('load') }}
where
    feed in ({{ feeds }})
    and load_date in ({{ dates }})
order by load_id;
