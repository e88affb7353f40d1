-- To which tables each load went, by the hash keys of the stage.
select distinct load_id, target, hash_key
from audit.row_account;
