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
    'cfcd208495d565ef66e7dff9f98764da';

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
    'cfcd208495d565ef66e7dff9f98764da';
