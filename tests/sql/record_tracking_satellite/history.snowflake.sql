-- Every load in which the source showed a key, until the next one in which it did.
create or replace view business_vault.sat_crew_seen_history as
select
    crew_hk,
    load_date as valid_from,
    lead(load_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by load_date
        ) as valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    record_source,
    load_id
from raw_vault.sat_crew_seen;
