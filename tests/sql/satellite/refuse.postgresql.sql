-- Rows whose attributes have no parent to hang on, because an optional key is missing.
drop table if exists pg_temp.refused cascade;

create temp table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of passenger is missing' as reason
from stage_desk_tickets
where
    passenger_hk in (
        cast('00000000000000000000000000000000' as uuid),
        cast('ffffffffffffffffffffffffffffffff' as uuid)
    )
    and passenger_desk_hashdiff <> cast('cfcd208495d565ef66e7dff9f98764da' as uuid);

-- Rows whose attributes have no parent to hang on, because an optional key is missing.
drop table if exists pg_temp.refused cascade;

create temp table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of tax is missing' as reason
from stage_world_countries
where
    tax_hk in (
        cast('00000000000000000000000000000000' as uuid),
        cast('ffffffffffffffffffffffffffffffff' as uuid)
    )
    and tax_names_hashdiff <> cast('cfcd208495d565ef66e7dff9f98764da' as uuid);
