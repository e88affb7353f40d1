-- The rows that were kept beside a table take the place of its own.
insert overwrite table raw_vault.hub_airport
select *
from new_raw_vault_hub_airport;

drop table new_raw_vault_hub_airport;
