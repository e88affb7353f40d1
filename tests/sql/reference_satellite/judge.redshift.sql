-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
drop table if exists verdict;

create temp table verdict as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        country_hk as hash_key,
        country_names_hashdiff as hashdiff
    from stage_world_countries as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
),

touched as (
    select distinct
        staged.country_hk as hash_key,
        trim(both ' ' from staged.code) as key_1
    from stage_world_countries as staged
),

timeline as (
    select * from staged
    union all
    -- The narrow columns of the versions stored of the codes that are delivered, under their hash; and
    -- two ghosts, which no table of references holds: by them rows without a code are judged.
    select
        null,
        stored.load_id,
        stored.load_date,
        stored.applied_date,
        touched.hash_key,
        stored.hashdiff
    from raw_vault.sat_country_names as stored
    inner join touched
        on
            stored.country_code = touched.key_1
    union all
    select
        null,
        0,
        timestamp '0001-01-01 00:00:00',
        timestamp '0001-01-01 00:00:00',
        '00000000000000000000000000000000',
        'cfcd208495d565ef66e7dff9f98764da'
    union all
    select
        null,
        0,
        timestamp '0001-01-01 00:00:00',
        timestamp '0001-01-01 00:00:00',
        'ffffffffffffffffffffffffffffffff',
        'cfcd208495d565ef66e7dff9f98764da'
),

compared as (
    select
        *,
        lag(hashdiff) over (partition by hash_key order by applied_date, load_date, hashdiff) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, load_date, hashdiff) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, load_date, hashdiff) = applied_date
        ) as at_once
    from timeline
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict
from compared
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
union all
select stage_row, load_id, reason
from refused;

-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
drop table if exists verdict;

create temp table verdict as
with staged as (
    select
        stage_row as stage_row,
        load_id,
        load_date,
        applied_date,
        tax_hk as hash_key,
        tax_names_hashdiff as hashdiff
    from stage_world_countries as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.stage_row
        )
),

touched as (
    select distinct
        staged.tax_hk as hash_key,
        case when octet_length(trim(both ' ' from staged.code)) = length(trim(both ' ' from staged.code)) then upper(trim(both ' ' from staged.code)) else translate(trim(both ' ' from staged.code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end as key_1,
        staged.valid_year as key_2
    from stage_world_countries as staged
),

timeline as (
    select * from staged
    union all
    -- The narrow columns of the versions stored of the codes that are delivered, under their hash; and
    -- two ghosts, which no table of references holds: by them rows without a code are judged.
    select
        null,
        stored.load_id,
        stored.load_date,
        stored.applied_date,
        touched.hash_key,
        stored.hashdiff
    from raw_vault.sat_tax_names as stored
    inner join touched
        on
            stored.country_code = touched.key_1
            and stored.valid_year = touched.key_2
    union all
    select
        null,
        0,
        timestamp '0001-01-01 00:00:00',
        timestamp '0001-01-01 00:00:00',
        '00000000000000000000000000000000',
        'cfcd208495d565ef66e7dff9f98764da'
    union all
    select
        null,
        0,
        timestamp '0001-01-01 00:00:00',
        timestamp '0001-01-01 00:00:00',
        'ffffffffffffffffffffffffffffffff',
        'cfcd208495d565ef66e7dff9f98764da'
),

compared as (
    select
        *,
        lag(hashdiff) over (partition by hash_key order by applied_date, load_date, hashdiff) as predecessor,
        (
            lag(load_date) over (partition by hash_key order by applied_date, load_date, hashdiff) = load_date
            and lag(applied_date) over (partition by hash_key order by applied_date, load_date, hashdiff) = applied_date
        ) as at_once
    from timeline
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict
from compared
where stage_row is not null and (at_once or (hashdiff <> predecessor or (hashdiff is null) <> (predecessor is null)))
union all
select stage_row, load_id, reason
from refused;
