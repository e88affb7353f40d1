-- The feeds that were loaded, and by which hash recipes.
select distinct feed, recipe
from {{ this('load') }}
where status = 'loaded';
