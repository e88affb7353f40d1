-- How the keys of each feed are hashed, as each run said that said so; the last one holds.
select feed, hash_key, hub, case_sensitive, collision_code, tenant
from {{ this('hub_key') }}
order by run_id;
