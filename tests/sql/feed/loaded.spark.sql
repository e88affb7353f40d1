-- The contents of this feed that are in the vault.
select sha256
from audit.load
where feed = 'plans.flights' and status = 'loaded';

-- The contents of this feed that are in the vault.
select sha256
from audit.load
where feed = 'desk.tickets' and status = 'loaded';

-- The contents of this feed that are in the vault.
select sha256
from audit.load
where feed = 'bank.payments' and status = 'loaded';
