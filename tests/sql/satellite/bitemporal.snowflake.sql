-- What was true in which interval, as known in which: for a moment of each there is at most one row
-- a key. A version that comes late, or corrects another, ends what was known of the one before it,
-- which goes on with a shorter interval. What is known until 9999-12-31 is the history.
create or replace view business_vault.sat_crew_rank_known as
with timeline as (
    select
        crew_hk,
        applied_date,
        load_date,
        sequence,
        row_number() over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as position,
        lead(applied_date) over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as next_applied,
        lead(load_date) over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as next_known,
        lag(load_date) over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as last_known,
        min(load_date) over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
            rows between 1 following and unbounded following
        ) as first_known_after
    from raw_vault.sat_crew_rank
),

learnt as (
    -- Up to when each version holds, as known from when on: once it is known, up to the next one
    -- that is known by then; and from then on the one before it, of those known by then, holds no
    -- longer than up to it. Only what came late is compared with more than its neighbours.
    select
        crew_hk,
        position,
        load_date as known_from,
        case
            when next_known <= load_date then next_applied
            else timestamp '9999-12-31 00:00:00'
        end as valid_to
    from timeline
    where first_known_after is null or first_known_after > load_date or next_known <= load_date
    union all
    select
        late.crew_hk,
        late.position,
        late.load_date,
        min(later.applied_date)
    from timeline as late
    inner join timeline as later
        on
            late.crew_hk = later.crew_hk
            and late.position < later.position
            and late.load_date >= later.load_date
    where late.first_known_after <= late.load_date and late.next_known > late.load_date
    group by late.crew_hk, late.position, late.load_date
    union all
    select
        crew_hk,
        position - 1,
        load_date,
        applied_date
    from timeline
    where last_known < load_date
    union all
    select
        late.crew_hk,
        max(earlier.position),
        late.load_date,
        late.applied_date
    from timeline as late
    inner join timeline as earlier
        on
            late.crew_hk = earlier.crew_hk
            and late.position > earlier.position
            and late.load_date >= earlier.load_date
    where late.last_known > late.load_date
    group by late.crew_hk, late.position, late.load_date, late.applied_date
),

lasting as (
    select
        crew_hk,
        position,
        known_from,
        lead(known_from, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk, position order by known_from
        ) as known_to,
        valid_to
    from learnt
)

select
    version.crew_hk,
    version.applied_date as valid_from,
    lasting.valid_to,
    lasting.known_from,
    lasting.known_to,
    version.applied_date,
    version.load_date,
    version.sequence,
    version.hashdiff,
    version.rank,
    version.record_source,
    version.load_id
from lasting
inner join timeline
    on
        lasting.crew_hk = timeline.crew_hk
        and lasting.position = timeline.position
inner join raw_vault.sat_crew_rank as version
    on
        timeline.crew_hk = version.crew_hk
        and timeline.applied_date = version.applied_date
        and timeline.load_date = version.load_date
        and timeline.sequence is not distinct from version.sequence
where timeline.applied_date < lasting.valid_to and lasting.known_from < lasting.known_to;

-- What was true in which interval, as known in which: for a moment of each there is at most one row
-- a key. A version that comes late, or corrects another, ends what was known of the one before it,
-- which goes on with a shorter interval. What is known until 9999-12-31 is the history.
create or replace view business_vault.sat_crew_rank_life_known as
with timeline as (
    select
        crew_hk,
        applied_date,
        load_date,
        sequence,
        row_number() over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as position,
        lead(applied_date) over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as next_applied,
        lead(load_date) over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as next_known,
        lag(load_date) over (partition by crew_hk order by applied_date, sequence nulls last, load_date) as last_known,
        min(load_date) over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
            rows between 1 following and unbounded following
        ) as first_known_after
    from raw_vault.sat_crew_rank_life
),

learnt as (
    -- Up to when each version holds, as known from when on: once it is known, up to the next one
    -- that is known by then; and from then on the one before it, of those known by then, holds no
    -- longer than up to it. Only what came late is compared with more than its neighbours.
    select
        crew_hk,
        position,
        load_date as known_from,
        case
            when next_known <= load_date then next_applied
            else timestamp '9999-12-31 00:00:00'
        end as valid_to
    from timeline
    where first_known_after is null or first_known_after > load_date or next_known <= load_date
    union all
    select
        late.crew_hk,
        late.position,
        late.load_date,
        min(later.applied_date)
    from timeline as late
    inner join timeline as later
        on
            late.crew_hk = later.crew_hk
            and late.position < later.position
            and late.load_date >= later.load_date
    where late.first_known_after <= late.load_date and late.next_known > late.load_date
    group by late.crew_hk, late.position, late.load_date
    union all
    select
        crew_hk,
        position - 1,
        load_date,
        applied_date
    from timeline
    where last_known < load_date
    union all
    select
        late.crew_hk,
        max(earlier.position),
        late.load_date,
        late.applied_date
    from timeline as late
    inner join timeline as earlier
        on
            late.crew_hk = earlier.crew_hk
            and late.position > earlier.position
            and late.load_date >= earlier.load_date
    where late.last_known > late.load_date
    group by late.crew_hk, late.position, late.load_date, late.applied_date
),

lasting as (
    select
        crew_hk,
        position,
        known_from,
        lead(known_from, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk, position order by known_from
        ) as known_to,
        valid_to
    from learnt
)

select
    version.crew_hk,
    version.applied_date as valid_from,
    lasting.valid_to,
    lasting.known_from,
    lasting.known_to,
    version.applied_date,
    version.load_date,
    version.sequence,
    version.hashdiff,
    version.status,
    version.record_source,
    version.load_id
from lasting
inner join timeline
    on
        lasting.crew_hk = timeline.crew_hk
        and lasting.position = timeline.position
inner join raw_vault.sat_crew_rank_life as version
    on
        timeline.crew_hk = version.crew_hk
        and timeline.applied_date = version.applied_date
        and timeline.load_date = version.load_date
        and timeline.sequence is not distinct from version.sequence
where timeline.applied_date < lasting.valid_to and lasting.known_from < lasting.known_to;

-- What was true in which interval, as known in which: for a moment of each there is at most one row
-- a key. A version that comes late, or corrects another, ends what was known of the one before it,
-- which goes on with a shorter interval. What is known until 9999-12-31 is the history.
create or replace view business_vault.sat_crew_rank_before_known as
with timeline as (
    select
        crew_hk,
        applied_date,
        load_date,
        row_number() over (partition by crew_hk order by applied_date, load_date) as position,
        lead(applied_date) over (partition by crew_hk order by applied_date, load_date) as next_applied,
        lead(load_date) over (partition by crew_hk order by applied_date, load_date) as next_known,
        lag(load_date) over (partition by crew_hk order by applied_date, load_date) as last_known,
        min(load_date) over (
            partition by crew_hk
            order by applied_date, load_date
            rows between 1 following and unbounded following
        ) as first_known_after
    from raw_vault.sat_crew_rank_before
),

learnt as (
    -- Up to when each version holds, as known from when on: once it is known, up to the next one
    -- that is known by then; and from then on the one before it, of those known by then, holds no
    -- longer than up to it. Only what came late is compared with more than its neighbours.
    select
        crew_hk,
        position,
        load_date as known_from,
        case
            when next_known <= load_date then next_applied
            else timestamp '9999-12-31 00:00:00'
        end as valid_to
    from timeline
    where first_known_after is null or first_known_after > load_date or next_known <= load_date
    union all
    select
        late.crew_hk,
        late.position,
        late.load_date,
        min(later.applied_date)
    from timeline as late
    inner join timeline as later
        on
            late.crew_hk = later.crew_hk
            and late.position < later.position
            and late.load_date >= later.load_date
    where late.first_known_after <= late.load_date and late.next_known > late.load_date
    group by late.crew_hk, late.position, late.load_date
    union all
    select
        crew_hk,
        position - 1,
        load_date,
        applied_date
    from timeline
    where last_known < load_date
    union all
    select
        late.crew_hk,
        max(earlier.position),
        late.load_date,
        late.applied_date
    from timeline as late
    inner join timeline as earlier
        on
            late.crew_hk = earlier.crew_hk
            and late.position > earlier.position
            and late.load_date >= earlier.load_date
    where late.last_known > late.load_date
    group by late.crew_hk, late.position, late.load_date, late.applied_date
),

lasting as (
    select
        crew_hk,
        position,
        known_from,
        lead(known_from, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk, position order by known_from
        ) as known_to,
        valid_to
    from learnt
)

select
    version.crew_hk,
    version.applied_date as valid_from,
    lasting.valid_to,
    lasting.known_from,
    lasting.known_to,
    version.applied_date,
    version.load_date,
    version.hashdiff,
    version.rank,
    version.record_source,
    version.load_id
from lasting
inner join timeline
    on
        lasting.crew_hk = timeline.crew_hk
        and lasting.position = timeline.position
inner join raw_vault.sat_crew_rank_before as version
    on
        timeline.crew_hk = version.crew_hk
        and timeline.applied_date = version.applied_date
        and timeline.load_date = version.load_date
where timeline.applied_date < lasting.valid_to and lasting.known_from < lasting.known_to;
