-- Stores what the satellite does not say yet, as learnt now: the whole set for each moment at which
-- it is another than just before. Before there was a set it was empty.
insert into raw_vault.sat_crew_languages (
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    language,
    level,
    base,
    record_source,
    load_id
)
with sets as (
    select
        crew_hk,
        applied_date,
        string_agg(cast(dvault_told as text), ',' order by cast(dvault_told as text)) as hashes_told,
        string_agg(cast(dvault_then as text), ',' order by cast(dvault_then as text)) as hashes_then
    from told
    group by crew_hk, applied_date
),

compared as (
    select
        *,
        lag(hashes_told) over by_time as hashes_before
    from sets
    window by_time as (
        partition by crew_hk
        order by applied_date
    )
),

fresh as (
    select
        crew_hk,
        applied_date
    from compared
    where
        hashes_told <> coalesce(
            hashes_then, hashes_before, cast(cast('cfcd208495d565ef66e7dff9f98764da' as uuid) as text)
        )
)

select
    told.crew_hk,
    timestamp '2024-01-31 12:00:00' as load_date,
    told.applied_date,
    told.hashdiff,
    told.language,
    told.level,
    told.base,
    'crew.rosters' as record_source,
    7 as load_id
from told
inner join fresh
    on
        told.applied_date = fresh.applied_date
        and told.crew_hk = fresh.crew_hk;
