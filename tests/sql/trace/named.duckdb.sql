-- The rows of a hub whose business key is the one asked for, whatever qualifies it, as known at a
-- moment.
with asked as (
    select
        cast('1' as varchar) as asked_1
),

named as (
    select
        airport_hk as hash_key,
        collision_code as identity_1,
        airport_code as identity_2,
        airport_code as key_1,
        load_date,
        record_source,
        load_id
    from raw_vault.hub_airport
    where
        load_id > 0
)

select
    named.hash_key,
    named.identity_1,
    named.identity_2,
    named.load_date,
    named.record_source,
    named.load_id
from named
inner join asked on (named.key_1 is not distinct from asked.asked_1 or case when strlen(trim(named.key_1, ' ')) = length(trim(named.key_1, ' ')) then upper(trim(named.key_1, ' ')) else translate(trim(named.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(asked.asked_1, ' ')) = length(trim(asked.asked_1, ' ')) then upper(trim(asked.asked_1, ' ')) else translate(trim(asked.asked_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end);

-- The rows of a hub whose business key is the one asked for, whatever qualifies it, as known at a
-- moment.
with asked as (
    select
        cast('1' as varchar) as asked_1,
        cast('1' as integer) as asked_2
),

named as (
    select
        flight_hk as hash_key,
        carrier as identity_1,
        flight_no as identity_2,
        carrier as key_1,
        flight_no as key_2,
        load_date,
        record_source,
        load_id
    from raw_vault.hub_flight
    where
        load_id > 0
        and load_date <= timestamp '2024-01-31 12:00:00'
)

select
    named.hash_key,
    named.identity_1,
    named.identity_2,
    named.load_date,
    named.record_source,
    named.load_id
from named
inner join asked on coalesce((named.key_1 is not distinct from asked.asked_1 or trim(named.key_1, ' ') = trim(asked.asked_1, ' ')), false) and coalesce((named.key_2 is not distinct from asked.asked_2 or cast(named.key_2 as varchar) = cast(asked.asked_2 as varchar)), false);

-- The rows of a hub whose business key is the one asked for, whatever qualifies it, as known at a
-- moment.
with asked as (
    select
        cast('1' as varchar) as asked_1
),

named as (
    select
        passenger_hk as hash_key,
        passenger_no as identity_1,
        passenger_no as key_1,
        load_date,
        record_source,
        load_id
    from raw_vault.hub_passenger
    where
        load_id > 0
)

select
    named.hash_key,
    named.identity_1,
    named.load_date,
    named.record_source,
    named.load_id
from named
inner join asked on (named.key_1 is not distinct from asked.asked_1 or case when strlen(trim(named.key_1, ' ')) = length(trim(named.key_1, ' ')) then upper(trim(named.key_1, ' ')) else translate(trim(named.key_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = case when strlen(trim(asked.asked_1, ' ')) = length(trim(asked.asked_1, ' ')) then upper(trim(asked.asked_1, ' ')) else translate(trim(asked.asked_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end);
