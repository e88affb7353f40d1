-- Stores the codes of all staged rows: each was judged to bring a new one.
insert into raw_vault.ref_country (
    country_code,
    load_date,
    record_source,
    load_id
)
select
    trim(staged.code, ' '),
    staged.load_date,
    'world.countries',
    staged.load_id
from stage_world_countries as staged;

-- Stores the codes of all staged rows: each was judged to bring a new one.
insert into raw_vault.ref_tax (
    country_code,
    valid_year,
    load_date,
    record_source,
    load_id
)
select
    case when octet_length(trim(staged.code, ' ')) = length(trim(staged.code, ' ')) then upper(trim(staged.code, ' ')) else translate(trim(staged.code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end,
    staged.valid_year,
    staged.load_date,
    'world.countries',
    staged.load_id
from stage_world_countries as staged;
