-- The hash recipes of everything that was loaded: there must be one.
select distinct recipe
from {{ this('load') }}
where status = 'loaded';
