-- What the satellite says at each moment once the columns are filled, with its hash, and those of
-- the versions it had until then and has of that moment. Where all of the columns are null the hash
-- is what it was, whatever the recipe makes of a null more.
drop table if exists told;

create table told using parquet as
with filled as (
    select
        moments.city_hk,
        moments.applied_date,
        held_versions.country_name as country_name,
        captured.dvault_value_1 as moved_on,
        held_versions.hashdiff as dvault_until,
        case
            when
                held_versions.applied_date = moments.applied_date
                then held_versions.hashdiff
        end as dvault_then
    from moments
    left join held
        on
            moments.dvault_held = held.dvault_held
            and moments.city_hk = held.city_hk
    left join raw_vault.sat_city_moves as held_versions
        on
            held.applied_date = held_versions.applied_date
            and held.load_date = held_versions.load_date
            and held_versions.load_id > 0
            and held.city_hk = held_versions.city_hk
    left join captured
        on
            moments.dvault_captured = captured.dvault_captured
            and moments.city_hk = captured.city_hk
),

hashed as (
    select
        *,
        unhex(md5(concat_ws('|', country_name, cast(moved_on as string), octet_length(country_name), cast(country_name is not null as integer) + cast(moved_on is not null as integer) * 2))) as hashdiff
    from filled
)

select
    *,
    case
        when
            moved_on is null
            then coalesce(dvault_until, hashdiff)
        else hashdiff
    end as dvault_told
from hashed;

-- What the satellite says at each moment once the columns are filled, with its hash, and those of
-- the versions it had until then and has of that moment. Where all of the columns are null the hash
-- is what it was, whatever the recipe makes of a null more.
drop table if exists told;

create table told using parquet as
with filled as (
    select
        moments.crew_hk,
        moments.applied_date,
        moments.sequence,
        captured.dvault_value_1 as rank,
        held_versions.hashdiff as dvault_until,
        moments.dvault_known,
        case
            when
                held_versions.applied_date = moments.applied_date
                and (held_versions.sequence is not distinct from moments.sequence)
                then held_versions.hashdiff
        end as dvault_then
    from moments
    left join held
        on
            moments.dvault_held = held.dvault_held
            and moments.crew_hk = held.crew_hk
    left join raw_vault.sat_crew_rank as held_versions
        on
            held.applied_date = held_versions.applied_date
            and held.load_date = held_versions.load_date
            and held.sequence is not distinct from held_versions.sequence
            and held_versions.load_id > 0
            and held.crew_hk = held_versions.crew_hk
    left join captured
        on
            moments.dvault_captured = captured.dvault_captured
            and moments.crew_hk = captured.crew_hk
),

hashed as (
    select
        *,
        unhex(md5(concat_ws('|', rank, octet_length(rank), cast(rank is not null as integer)))) as hashdiff
    from filled
)

select
    *,
    case
        when
            rank is null
            then coalesce(dvault_until, hashdiff)
        else hashdiff
    end as dvault_told
from hashed;

-- What the satellite says at each moment once the columns are filled, with its hash, and those of
-- the versions it had until then and has of that moment. Where all of the columns are null the hash
-- is what it was, whatever the recipe makes of a null more.
drop table if exists told;

create table told using parquet as
with filled as (
    select
        moments.crew_hk,
        moments.applied_date,
        coalesce(held_versions.language, captured.language) as language,
        held_versions.level as level,
        captured.dvault_value_1 as base,
        held_versions.hashdiff as dvault_until,
        case
            when
                held_versions.applied_date = moments.applied_date
                then held_versions.hashdiff
        end as dvault_then
    from moments
    left join held
        on
            moments.dvault_held = held.dvault_held
            and moments.crew_hk = held.crew_hk
    left join raw_vault.sat_crew_languages as held_versions
        on
            held.applied_date = held_versions.applied_date
            and held.load_date = held_versions.load_date
            and held_versions.load_id > 0
            and held.crew_hk = held_versions.crew_hk
    left join captured
        on
            moments.dvault_captured = captured.dvault_captured
            and moments.crew_hk = captured.crew_hk
            and (
                held_versions.hashdiff is null
                or (captured.language is not distinct from held_versions.language)
            )
),

hashed as (
    select
        *,
        unhex(md5(concat_ws('|', language, cast(level as string), base, octet_length(language), octet_length(base), cast(language is not null as integer) + cast(level is not null as integer) * 2 + cast(base is not null as integer) * 4))) as hashdiff
    from filled
)

select
    *,
    case
        when
            base is null
            then coalesce(dvault_until, hashdiff)
        else hashdiff
    end as dvault_told
from hashed;
