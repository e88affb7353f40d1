-- What erasures before a run took of which rows: keys whose versions are all erased begin anew.
drop table if exists pg_temp.erased_row;

create table pg_temp.erased_row as
select
    load_id,
    row_key,
    replace(target, 'raw_vault.', 'pg_temp.') as target
from audit.erased_row
where run_id < 7;
