-- The hash recipes of everything that was loaded: there must be one.
select distinct recipe
from audit.load
where status = 'loaded';
