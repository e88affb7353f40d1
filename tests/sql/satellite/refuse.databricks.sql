-- Rows whose attributes have no parent to hang on, because an optional key is missing.
create or replace temporary table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of passenger is missing' as reason
from stage_desk_tickets
where
    passenger_hk in (
        x'00000000000000000000000000000000',
        x'ffffffffffffffffffffffffffffffff'
    )
    and passenger_desk_hashdiff <> x'cfcd208495d565ef66e7dff9f98764da';

-- Rows whose attributes have no parent to hang on, because an optional key is missing.
create or replace temporary table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of tax is missing' as reason
from stage_world_countries
where
    tax_hk in (
        x'00000000000000000000000000000000',
        x'ffffffffffffffffffffffffffffffff'
    )
    and tax_names_hashdiff <> x'cfcd208495d565ef66e7dff9f98764da';
