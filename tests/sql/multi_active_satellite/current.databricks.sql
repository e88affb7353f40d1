-- The set of each key that is true now, as known now: the last by (applied, load) date; no row
-- where it is empty.
create or replace view business_vault.sat_crew_languages_current as
with ranked as (
    select
        *,
        rank() over (
            partition by crew_hk
            order by applied_date desc, load_date desc
        ) as newest_first
    from raw_vault.sat_crew_languages
)

select
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    language,
    level,
    base,
    record_source,
    load_id
from ranked
where
    newest_first = 1
    and (hashdiff <> x'cfcd208495d565ef66e7dff9f98764da' or load_id = 0);
