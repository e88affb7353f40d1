-- Runs that go on: what they have loaded is not in the chain yet.
select run_id
from {{ this('run') }}
where status = 'running';
