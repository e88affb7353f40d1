-- Stores the codes of the rows that were judged to bring a new one.
insert into raw_vault.ref_country (
    country_code,
    load_date,
    record_source,
    load_id
)
select
    trim(both ' ' from staged.code),
    staged.load_date,
    'world.countries',
    staged.load_id
from stage_world_countries as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

-- Stores the codes of the rows that were judged to bring a new one.
insert into raw_vault.ref_tax (
    country_code,
    valid_year,
    load_date,
    record_source,
    load_id
)
select
    case when octet_length(trim(both ' ' from staged.code)) = length(trim(both ' ' from staged.code)) then upper(trim(both ' ' from staged.code)) else translate(trim(both ' ' from staged.code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end,
    staged.valid_year,
    staged.load_date,
    'world.countries',
    staged.load_id
from stage_world_countries as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
