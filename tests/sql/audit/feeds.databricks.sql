-- The feeds that were ever loaded.
select distinct feed
from audit.load
where status = 'loaded'
order by feed;
