-- What became of every row delivered to a target that was empty: stored as it came, each by a key
-- of its own. What was stored is counted in the target itself.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
with stored as (
    select load_id, count(*) as inserted
    from raw_vault.hub_crew
    where load_id > 0
    group by load_id
)

select
    counted.load_id,
    'hub_crew',
    'crew_hk',
    counted.delivered,
    coalesce(stored.inserted, 0),
    0,
    0,
    counted.rejected,
    counted.filtered,
    0
from counted
left join stored on counted.load_id = stored.load_id;

-- What became of every row delivered to a target that was empty: stored as it came, each by a key
-- of its own. What was stored is counted in the target itself.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
with stored as (
    select load_id, count(*) as inserted
    from raw_vault.sat_crew_rank_before
    where load_id > 0
    group by load_id
)

select
    counted.load_id,
    'sat_crew_rank_before',
    'crew_hk',
    counted.delivered,
    coalesce(stored.inserted, 0),
    0,
    0,
    counted.rejected,
    counted.filtered,
    0
from counted
left join stored on counted.load_id = stored.load_id;

-- What became of every row delivered to a target that was empty: stored as it came, each by a key
-- of its own. What was stored is counted in the target itself.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
with stored as (
    select load_id, count(*) as inserted
    from raw_vault.hub_airport
    where load_id > 0
    group by load_id
)

select
    counted.load_id,
    'hub_airport',
    'airport_hk',
    counted.delivered,
    coalesce(stored.inserted, 0),
    0,
    0,
    counted.rejected,
    counted.filtered,
    0
from counted
left join stored on counted.load_id = stored.load_id;
