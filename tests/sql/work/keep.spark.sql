-- The rows of a table but for those of loads that did not come to their end. Where this is cut
-- off while the table is written, the next run finds its rows and writes them.
create table new_raw_vault_hub_airport using parquet as
select *
from raw_vault.hub_airport
where load_id <= 7;

-- The rows that were kept beside a table take the place of its own.
insert overwrite table raw_vault.hub_airport
select *
from new_raw_vault_hub_airport;

drop table new_raw_vault_hub_airport;
