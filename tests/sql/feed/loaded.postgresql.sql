-- The files of this feed that are in the vault, in the order in which they were loaded.
select file, sha256, started
from audit.load
where feed = 'crew.ranks' and status = 'loaded'
order by load_id;

-- The files of this feed that are in the vault, in the order in which they were loaded.
select file, sha256, started
from audit.load
where feed = 'crew.ranks_before' and status = 'loaded'
order by load_id;

-- The files of this feed that are in the vault, in the order in which they were loaded.
select file, sha256, started
from audit.load
where feed = 'crew.rosters' and status = 'loaded'
order by load_id;
