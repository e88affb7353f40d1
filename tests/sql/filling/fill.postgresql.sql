-- Stores what the satellite does not say yet, as learnt now: a version for each moment at which it
-- says something else than just before.
insert into raw_vault.sat_city_moves (
    city_hk,
    load_date,
    applied_date,
    hashdiff,
    country_name,
    moved_on,
    record_source,
    load_id
)
with compared as (
    select
        *,
        lag(dvault_told) over by_time as dvault_before
    from told
    window by_time as (
        partition by city_hk
        order by applied_date
    )
)

select
    city_hk,
    timestamp '2024-01-31 12:00:00' as load_date,
    applied_date,
    hashdiff,
    country_name,
    moved_on,
    'world.moves' as record_source,
    7 as load_id
from compared
where
    dvault_told is distinct from coalesce(dvault_then, dvault_before);

-- Stores what the satellite does not say yet, as learnt now: a version for each moment at which it
-- says something else than just before.
insert into raw_vault.sat_crew_rank (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    rank,
    record_source,
    load_id
)
with compared as (
    select
        *,
        lag(dvault_told, 1, cast('cfcd208495d565ef66e7dff9f98764da' as uuid)) over by_time as dvault_before
    from told
    window by_time as (
        partition by crew_hk
        order by applied_date, sequence nulls last
    )
)

select
    crew_hk,
    timestamp '2024-01-31 12:00:00' as load_date,
    applied_date,
    sequence,
    hashdiff,
    rank,
    'crew.ranks' as record_source,
    7 as load_id
from compared
where
    dvault_told is distinct from coalesce(dvault_known, dvault_before)
    or (dvault_then is null and dvault_told is distinct from dvault_before);
