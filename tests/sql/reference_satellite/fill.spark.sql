insert into raw_vault.sat_country_names (
    country_code,
    load_date,
    applied_date,
    hashdiff,
    name,
    record_source,
    load_id
)
select
    trim(both ' ' from staged.code),
    staged.load_date,
    staged.applied_date,
    staged.country_names_hashdiff,
    staged.name,
    'world.countries',
    staged.load_id
from rows_world_countries as staged;

insert into raw_vault.sat_tax_names (
    country_code,
    valid_year,
    load_date,
    applied_date,
    hashdiff,
    name,
    record_source,
    load_id
)
select
    case when octet_length(trim(both ' ' from staged.code)) = length(trim(both ' ' from staged.code)) then upper(trim(both ' ' from staged.code)) else translate(trim(both ' ' from staged.code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end,
    staged.valid_year,
    staged.load_date,
    staged.applied_date,
    staged.tax_names_hashdiff,
    staged.name,
    'world.countries',
    staged.load_id
from rows_world_countries as staged;
