-- How often a key needs to be judged.
select count(*)
from doubtful;
