-- The feeds that were ever loaded.
select distinct feed
from {{ this('load') }}
where status = 'loaded'
order by feed;
