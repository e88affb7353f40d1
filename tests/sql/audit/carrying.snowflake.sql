-- The loads that carried the history of satellites over into others.
select load_id
from audit.load
where feed = 'carried over';
