-- Every load in which the source showed a key, until the next one in which it did.
create or replace view business_vault.sat_crew_seen_history as
with appearances as (
    select
        *,
        lead(load_date, 1, datetime '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by load_date
        ) as valid_to
    from raw_vault.sat_crew_seen
)

select
    crew_hk,
    load_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    record_source,
    load_id
from appearances;
