-- The moments at which the satellites that become one said something, each with the last version of
-- each of them up to then.
drop table if exists moments;

create table moments using parquet as
with placed as (
    select
        *,
        row_number() over (
            partition by ticket_hk
            order by applied_date, sequence nulls last, load_date, part
        ) as position,
        min(load_date) over (
            partition by ticket_hk
            order by applied_date, sequence nulls last, load_date, part
            rows between 1 following and unbounded following
        ) as first_known_after
    from versions
),

told as (
    -- What each satellite said and when it was learnt; and where a version of one came late, what
    -- the others said of the time after it once more, as it was known from then on.
    select
        ticket_hk,
        applied_date,
        sequence,
        load_date,
        record_source,
        part,
        version
    from placed
    union all
    select
        later.ticket_hk,
        later.applied_date,
        later.sequence,
        late.load_date,
        late.record_source,
        null,
        null
    from placed as late
    inner join placed as later
        on
            late.ticket_hk = later.ticket_hk
            and late.part <> later.part
            and late.position < later.position
            and late.load_date > later.load_date
    where late.first_known_after < late.load_date
),

learnt as (
    select
        ticket_hk,
        applied_date,
        sequence,
        load_date,
        min(record_source) as record_source,
        max(case when part = 1 then version end) as version_1,
        max(case when part = 2 then version end) as version_2
    from told
    group by ticket_hk, applied_date, sequence, load_date
),

numbered as (
    select
        ticket_hk,
        applied_date,
        sequence,
        load_date,
        record_source,
        row_number() over by_time as position,
        max(version_1) over by_time as version_1,
        max(version_2) over by_time as version_2
    from learnt
    window by_time as (
        partition by ticket_hk
        order by applied_date, sequence nulls last, load_date
    )
)

select *
from numbered;
