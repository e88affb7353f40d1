-- The last load in which the source showed each key.
create or replace view business_vault.sat_crew_seen_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by crew_hk
            order by load_date desc
        ) as newest_first
    from raw_vault.sat_crew_seen
)

select
    crew_hk,
    load_date,
    applied_date,
    record_source,
    load_id
from ranked
where newest_first = 1;
