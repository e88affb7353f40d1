-- What became of every row delivered to this target: counted from the verdicts and, for what was
-- stored, from the target itself, so that the account balances only if all of it arrived.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered
)
with judged as (
    select
        load_id,
        sum(case when verdict = 'unchanged' then 0 else 1 end) as changed,
        sum(case when verdict = 'duplicate' then 1 else 0 end) as duplicate,
        sum(case when verdict in ('inserted', 'unchanged', 'duplicate') then 0 else 1 end)
            as rejected
    from verdict
    group by load_id
),

stored as (
    select load_id, count(*) as inserted
    from raw_vault.hub_flight
    where load_id >= (select min(load_id) from delivery)
    group by load_id
),

accounted as (
    select load_id, sum(inserted) as inserted
    from audit.row_account
    where
        target = 'hub_flight'
        and load_id >= (select min(load_id) from delivery)
    group by load_id
)

select
    counted.load_id,
    'hub_flight',
    'flight_hk',
    counted.delivered,
    coalesce(stored.inserted, 0) - coalesce(accounted.inserted, 0),
    counted.delivered - counted.rejected - counted.filtered - coalesce(judged.changed, 0),
    coalesce(judged.duplicate, 0),
    counted.rejected + coalesce(judged.rejected, 0),
    counted.filtered
from counted
left join judged on counted.load_id = judged.load_id
left join stored on counted.load_id = stored.load_id
left join accounted on counted.load_id = accounted.load_id;

-- What became of every row delivered to this target: counted from the verdicts and, for what was
-- stored, from the target itself, so that the account balances only if all of it arrived.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered
)
with judged as (
    select
        load_id,
        sum(case when verdict = 'unchanged' then 0 else 1 end) as changed,
        sum(case when verdict = 'duplicate' then 1 else 0 end) as duplicate,
        sum(case when verdict in ('inserted', 'unchanged', 'duplicate') then 0 else 1 end)
            as rejected
    from verdict
    group by load_id
),

stored as (
    select load_id, count(*) as inserted
    from raw_vault.hub_airport
    where load_id >= (select min(load_id) from delivery)
    group by load_id
),

accounted as (
    select load_id, sum(inserted) as inserted
    from audit.row_account
    where
        target = 'hub_airport'
        and load_id >= (select min(load_id) from delivery)
    group by load_id
)

select
    counted.load_id,
    'hub_airport',
    'airport_hk',
    counted.delivered,
    coalesce(stored.inserted, 0) - coalesce(accounted.inserted, 0),
    counted.delivered - counted.rejected - counted.filtered - coalesce(judged.changed, 0),
    coalesce(judged.duplicate, 0),
    counted.rejected + coalesce(judged.rejected, 0),
    counted.filtered
from counted
left join judged on counted.load_id = judged.load_id
left join stored on counted.load_id = stored.load_id
left join accounted on counted.load_id = accounted.load_id;

-- What became of every row delivered to this target: counted from the verdicts and, for what was
-- stored, from the target itself, so that the account balances only if all of it arrived.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered
)
with judged as (
    select
        load_id,
        sum(case when verdict = 'unchanged' then 0 else 1 end) as changed,
        sum(case when verdict = 'duplicate' then 1 else 0 end) as duplicate,
        sum(case when verdict in ('inserted', 'unchanged', 'duplicate') then 0 else 1 end)
            as rejected
    from verdict
    group by load_id
),

stored as (
    select load_id, count(*) as inserted
    from raw_vault.hub_airport
    where load_id >= (select min(load_id) from delivery)
    group by load_id
),

accounted as (
    select load_id, sum(inserted) as inserted
    from audit.row_account
    where
        target = 'hub_airport'
        and load_id >= (select min(load_id) from delivery)
    group by load_id
)

select
    counted.load_id,
    'hub_airport',
    'destination_hk',
    counted.delivered,
    coalesce(stored.inserted, 0) - coalesce(accounted.inserted, 0),
    counted.delivered - counted.rejected - counted.filtered - coalesce(judged.changed, 0),
    coalesce(judged.duplicate, 0),
    counted.rejected + coalesce(judged.rejected, 0),
    counted.filtered
from counted
left join judged on counted.load_id = judged.load_id
left join stored on counted.load_id = stored.load_id
left join accounted on counted.load_id = accounted.load_id;
