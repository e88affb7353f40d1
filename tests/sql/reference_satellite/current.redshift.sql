-- The version of each key that is true now, as known now: the last by (applied, load) date.
drop view if exists business_vault.sat_country_names_current cascade;

create view business_vault.sat_country_names_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by country_code
            order by applied_date desc, load_date desc
        ) as newest_first
    from raw_vault.sat_country_names
)

select
    country_code,
    load_date,
    applied_date,
    hashdiff,
    name,
    record_source,
    load_id
from ranked
where newest_first = 1;

-- The version of each key that is true now, as known now: the last by (applied, load) date.
drop view if exists business_vault.sat_tax_names_current cascade;

create view business_vault.sat_tax_names_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by country_code, valid_year
            order by applied_date desc, load_date desc
        ) as newest_first
    from raw_vault.sat_tax_names
)

select
    country_code,
    valid_year,
    load_date,
    applied_date,
    hashdiff,
    name,
    record_source,
    load_id
from ranked
where newest_first = 1;
