-- Which set was true in which interval, as known now: of sets with one applied date the last known
-- counts. Intervals are half-open; the last one ends at 9999-12-31. An empty set has no row.
create or replace view business_vault.sat_crew_languages_history as
with sets as (
    select distinct crew_hk, applied_date, load_date
    from raw_vault.sat_crew_languages
),

timeline as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, load_date
        ) as valid_to
    from sets
)

select
    stored.crew_hk,
    stored.applied_date as valid_from,
    timeline.valid_to,
    stored.load_date as known_from,
    stored.applied_date,
    stored.load_date,
    stored.hashdiff,
    stored.language,
    stored.level,
    stored.base,
    stored.record_source,
    stored.load_id
from raw_vault.sat_crew_languages as stored
inner join timeline
    on
        stored.crew_hk = timeline.crew_hk
        and stored.applied_date = timeline.applied_date
        and stored.load_date = timeline.load_date
where
    stored.applied_date < timeline.valid_to
    and (stored.hashdiff <> cast('cfcd208495d565ef66e7dff9f98764da' as uuid) or stored.load_id = 0);
