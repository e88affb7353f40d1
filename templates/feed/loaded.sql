-- The files of this feed that are in the vault, in the order in which they were loaded.
select file, sha256, started
from {{ audit('load') }}
where feed = {{ this.record_source }} and status = 'loaded'
order by load_id;
