-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_country_names_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by country_code
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_country_names
)

select
    country_code,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    hashdiff,
    name,
    record_source,
    load_id
from timeline
where applied_date < valid_to;

-- What was true in which interval, as known now: of versions with one applied date the last
-- known counts. Intervals are half-open; the last one ends at 9999-12-31.
create or replace view business_vault.sat_tax_names_history as
with timeline as (
    select
        *,
        lead(applied_date, 1, timestamp_ntz '9999-12-31 00:00:00') over (
            partition by country_code, valid_year
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_tax_names
)

select
    country_code,
    valid_year,
    applied_date as valid_from,
    valid_to,
    load_date as known_from,
    applied_date,
    load_date,
    hashdiff,
    name,
    record_source,
    load_id
from timeline
where applied_date < valid_to;
