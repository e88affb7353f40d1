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
where late.first_known_after < late.load_date;

-- What each satellite said and when it was learnt; and where a version of one came late, what
-- the others said of the time after it once more, as it was known from then on.
select
    crew_hk,
    applied_date,
    load_date,
    record_source,
    part,
    version
from placed
union all
select
    later.crew_hk,
    later.applied_date,
    late.load_date,
    late.record_source,
    null,
    null
from placed as late
inner join placed as later
    on
        late.crew_hk = later.crew_hk
        and late.part <> later.part
        and late.position < later.position
        and late.load_date > later.load_date
where late.first_known_after < late.load_date;
