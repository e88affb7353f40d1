-- What becomes of the rows whose key is not in the hub as it was delivered: first seen, duplicates
-- of the first, or a collision. Rows without a verdict are unchanged. Of the rows that bring a
-- new key the first wins by (load, applied date, key as delivered).
create or replace temp table verdict as
with fresh as (
    select
        staged.passenger_hk as hash_key,
        staged.load_id,
        staged.applied_date,
        staged.passenger_no as key_1,
        min(staged.rowid) as stage_row,
        count(*) as row_count
    from stage_bank_payments as staged
    where
        not exists (
            select 1
            from raw_vault.hub_passenger as known
            where
                known.passenger_hk = staged.passenger_hk
                and known.passenger_no is not distinct from staged.passenger_no
        )
    group by
        staged.passenger_hk,
        staged.load_id,
        staged.applied_date,
        staged.passenger_no
),

-- A key that is known in another spelling stands first, so that none of its rows does.
known_or_fresh as (
    select
        hash_key,
        load_id,
        applied_date,
        key_1,
        stage_row,
        row_count
    from fresh
    union all
    select
        passenger_hk,
        0,
        null,
        passenger_no,
        null,
        0
    from raw_vault.hub_passenger
    where passenger_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(key_1) over by_load as first_1
    from known_or_fresh
    window by_load as (
        partition by hash_key
        order by load_id, applied_date, key_1
    )
)

select
    stage_row,
    load_id,
    'inserted' as verdict,
    1 as row_count
from ranked
where position = 1 and stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when (key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end) then 'duplicate'
        else 'collision'
    end as verdict,
    case when position = 1 then row_count - 1 else row_count end as row_count
from ranked
where
    (load_id = first_load and row_count > case when position = 1 then 1 else 0 end)
    or not (
        (key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
    );

-- What becomes of the rows whose key is not in the hub as it was delivered: first seen, duplicates
-- of the first, or a collision. Rows without a verdict are unchanged. Of the rows that bring a
-- new key the first wins by (load, applied date, key as delivered).
create or replace temp table verdict as
with fresh as (
    select
        staged.flight_hk as hash_key,
        staged.load_id,
        staged.applied_date,
        staged.carrier as key_1,
        staged.flight_no as key_2,
        min(staged.rowid) as stage_row,
        count(*) as row_count
    from stage_plans_flights as staged
    where
        not exists (
            select 1
            from raw_vault.hub_flight as known
            where
                known.flight_hk = staged.flight_hk
                and known.carrier is not distinct from staged.carrier
                and known.flight_no is not distinct from staged.flight_no
        )
    group by
        staged.flight_hk,
        staged.load_id,
        staged.applied_date,
        staged.carrier,
        staged.flight_no
),

-- A key that is known in another spelling stands first, so that none of its rows does.
known_or_fresh as (
    select
        hash_key,
        load_id,
        applied_date,
        key_1,
        key_2,
        stage_row,
        row_count
    from fresh
    union all
    select
        flight_hk,
        0,
        null,
        carrier,
        flight_no,
        null,
        0
    from raw_vault.hub_flight
    where flight_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(key_1) over by_load as first_1,
        first_value(key_2) over by_load as first_2
    from known_or_fresh
    window by_load as (
        partition by hash_key
        order by load_id, applied_date, key_1, key_2
    )
)

select
    stage_row,
    load_id,
    'inserted' as verdict,
    1 as row_count
from ranked
where position = 1 and stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when (key_1 is not distinct from first_1 or trim(key_1, ' ') = trim(first_1, ' ')) and (key_2 is not distinct from first_2 or cast(key_2 as varchar) = cast(first_2 as varchar)) then 'duplicate'
        else 'collision'
    end as verdict,
    case when position = 1 then row_count - 1 else row_count end as row_count
from ranked
where
    (load_id = first_load and row_count > case when position = 1 then 1 else 0 end)
    or not (
        (key_1 is not distinct from first_1 or trim(key_1, ' ') = trim(first_1, ' ')) and (key_2 is not distinct from first_2 or cast(key_2 as varchar) = cast(first_2 as varchar))
    );

-- What becomes of the rows whose key is not in the hub as it was delivered: first seen, duplicates
-- of the first, or a collision. Rows without a verdict are unchanged. Of the rows that bring a
-- new key the first wins by (load, applied date, key as delivered).
create or replace temp table verdict as
with fresh as (
    select
        staged.airport_hk as hash_key,
        staged.load_id,
        staged.applied_date,
        staged.origin as key_1,
        min(staged.rowid) as stage_row,
        count(*) as row_count
    from stage_plans_flights as staged
    where
        not exists (
            select 1
            from raw_vault.hub_airport as known
            where
                known.airport_hk = staged.airport_hk
                and known.airport_code is not distinct from staged.origin
        )
    group by
        staged.airport_hk,
        staged.load_id,
        staged.applied_date,
        staged.origin
),

-- A key that is known in another spelling stands first, so that none of its rows does.
known_or_fresh as (
    select
        hash_key,
        load_id,
        applied_date,
        key_1,
        stage_row,
        row_count
    from fresh
    union all
    select
        airport_hk,
        0,
        null,
        airport_code,
        null,
        0
    from raw_vault.hub_airport
    where airport_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(key_1) over by_load as first_1
    from known_or_fresh
    window by_load as (
        partition by hash_key
        order by load_id, applied_date, key_1
    )
)

select
    stage_row,
    load_id,
    'inserted' as verdict,
    1 as row_count
from ranked
where position = 1 and stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when (key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end) then 'duplicate'
        else 'collision'
    end as verdict,
    case when position = 1 then row_count - 1 else row_count end as row_count
from ranked
where
    (load_id = first_load and row_count > case when position = 1 then 1 else 0 end)
    or not (
        (key_1 is not distinct from first_1 or case when strlen(trim(key_1, ' ')) = length(trim(key_1, ' ')) then upper(trim(key_1, ' ')) else translate(trim(key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(first_1, ' ')) = length(trim(first_1, ' ')) then upper(trim(first_1, ' ')) else translate(trim(first_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)
    );
