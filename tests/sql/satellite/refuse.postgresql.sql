-- Rows whose attributes have no parent to hang on, because an optional key is missing.
drop table if exists pg_temp.refused cascade;

create temp table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of flight is missing' as reason
from stage_plans_flights
where
    flight_hk in (
        cast('00000000000000000000000000000000' as uuid),
        cast('ffffffffffffffffffffffffffffffff' as uuid)
    )
    and flight_plans_hashdiff <> cast('cfcd208495d565ef66e7dff9f98764da' as uuid);

-- Rows whose attributes have no parent to hang on, because an optional key is missing.
drop table if exists pg_temp.refused cascade;

create temp table refused as
select
    stage_row as stage_row,
    load_id,
    'the key of ticket is missing' as reason
from stage_desk_tickets
where
    ticket_hk in (
        cast('00000000000000000000000000000000' as uuid),
        cast('ffffffffffffffffffffffffffffffff' as uuid)
    )
    and ticket_desk_hashdiff <> cast('cfcd208495d565ef66e7dff9f98764da' as uuid);
