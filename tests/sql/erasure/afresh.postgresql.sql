-- The first content of a key that comes again after all that was stored of it was erased is a
-- version, though it is what it was: its hash is known and its values are not.
insert into verdict (stage_row, load_id, verdict)
with erased as (
    select distinct load_id, row_key
    from audit.erased_row
    where target in ('raw_vault.sat_crew_rank_before')
),

known as (
    select
        stored.crew_hk as hash_key,
        count(*) as versions,
        count(erased.row_key) as erased_versions
    from raw_vault.sat_crew_rank_before as stored
    left join erased
        on
            stored.load_id = erased.load_id
            and cast(stored.crew_hk as text) = erased.row_key
    where stored.crew_hk in (select crew_hk from stage_crew_ranks_before)
    group by stored.crew_hk
),

waiting as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        dense_rank() over (
            partition by staged.crew_hk
            order by staged.applied_date, staged.load_date
        ) as moment
    from stage_crew_ranks_before as staged
    inner join known on staged.crew_hk = known.hash_key
    where
        known.versions = known.erased_versions
)

select
    waiting.stage_row,
    waiting.load_id,
    'inserted'
from waiting
where
    waiting.moment = 1
    and not exists (
        select 1
        from verdict
        where verdict.stage_row = waiting.stage_row
    );

-- The first content of a key that comes again after all that was stored of it was erased is a
-- version, though it is what it was: its hash is known and its values are not.
insert into verdict (stage_row, load_id, verdict)
with erased as (
    select distinct load_id, row_key
    from audit.erased_row
    where target in ('raw_vault.sat_flight_plans')
),

known as (
    select
        stored.flight_hk as hash_key,
        count(*) as versions,
        count(erased.row_key) as erased_versions
    from raw_vault.sat_flight_plans as stored
    left join erased
        on
            stored.load_id = erased.load_id
            and cast(stored.flight_hk as text) = erased.row_key
    where stored.flight_hk in (select flight_hk from stage_plans_flights)
    group by stored.flight_hk
),

waiting as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        dense_rank() over (
            partition by staged.flight_hk
            order by staged.applied_date, staged.load_date
        ) as moment
    from stage_plans_flights as staged
    inner join known on staged.flight_hk = known.hash_key
    where
        known.versions = known.erased_versions
)

select
    waiting.stage_row,
    waiting.load_id,
    'inserted'
from waiting
where
    waiting.moment = 1
    and not exists (
        select 1
        from verdict
        where verdict.stage_row = waiting.stage_row
    );

-- The first content of a key that comes again after all that was stored of it was erased is a
-- version, though it is what it was: its hash is known and its values are not.
insert into verdict (stage_row, load_id, verdict)
with erased as (
    select distinct load_id, row_key
    from audit.erased_row
    where target in ('raw_vault.sat_passenger_desk')
),

known as (
    select
        stored.passenger_hk as hash_key,
        count(*) as versions,
        count(erased.row_key) as erased_versions
    from raw_vault.sat_passenger_desk as stored
    left join erased
        on
            stored.load_id = erased.load_id
            and cast(stored.passenger_hk as text) = erased.row_key
    where stored.passenger_hk in (select passenger_hk from stage_desk_tickets)
    group by stored.passenger_hk
),

waiting as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        dense_rank() over (
            partition by staged.passenger_hk
            order by staged.applied_date, staged.load_date
        ) as moment
    from stage_desk_tickets as staged
    inner join known on staged.passenger_hk = known.hash_key
    where
        known.versions = known.erased_versions
)

select
    waiting.stage_row,
    waiting.load_id,
    'inserted'
from waiting
where
    waiting.moment = 1
    and not exists (
        select 1
        from verdict
        where verdict.stage_row = waiting.stage_row
    );
