-- The files of a feed that are in the vault, by any name it had, in the order of their loads.
select file, sha256, started
from audit.load
where feed in ('crew.ranks') and status = 'loaded'
order by load_id;

-- The files of a feed that are in the vault, by any name it had, in the order of their loads.
select file, sha256, started
from audit.load
where feed in ('crew.ranks_before') and status = 'loaded'
order by load_id;

-- The files of a feed that are in the vault, by any name it had, in the order of their loads.
select file, sha256, started
from audit.load
where feed in ('crew.rosters') and status = 'loaded'
order by load_id;
