-- The keys that were erased, by their hubs.
select distinct hub, hash_key
from {{ this('erasure') }}
order by hub, hash_key;
