-- The contents of this feed that are in the vault.
select sha256
from audit.load
where feed = 'crew.ranks' and status = 'loaded';

-- The contents of this feed that are in the vault.
select sha256
from audit.load
where feed = 'crew.ranks_before' and status = 'loaded';

-- The contents of this feed that are in the vault.
select sha256
from audit.load
where feed = 'crew.rosters' and status = 'loaded';
