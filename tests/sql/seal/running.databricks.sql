-- Runs that go on: what they have loaded is not in the chain yet.
select run_id
from audit.run
where status = 'running';
