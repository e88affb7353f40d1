-- The feeds that were loaded, and by which hash recipes.
select distinct feed, recipe
from audit.load
where status = 'loaded';
