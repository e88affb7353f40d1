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
        is_held,
        array_join(sort_array(collect_list(lower(hex(content)))), ',') as members,
        array_join(sort_array(collect_list(lower(hex(hashdiff_held)))), ',') as members_held
    from told
    group by crew_hk, applied_date, is_held
),

compared as (
    select
        *,
        lag(members) over by_time as members_before
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
        members <> case
            when is_held then members_held
            else coalesce(
                members_before, lower(hex(unhex('cfcd208495d565ef66e7dff9f98764da')))
            )
        end
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
        told.crew_hk = fresh.crew_hk
        and told.applied_date = fresh.applied_date;
