-- The contents of this feed that are in the vault.
select sha256
from {{ audit('load') }}
where feed = {{ this.record_source }} and status = 'loaded';
