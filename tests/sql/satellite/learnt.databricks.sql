-- Up to when each version holds, as known from when on: once it is known, up to the next one
-- that is known by then; and from then on the one before it, of those known by then, holds no
-- longer than up to it. Only what came late is compared with more than its neighbours.
select
    crew_hk,
    position,
    load_date as known_from,
    case
        when next_known <= load_date then next_applied
        else timestamp_ntz '9999-12-31 00:00:00'
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
group by late.crew_hk, late.position, late.load_date, late.applied_date;

-- Up to when each version holds, as known from when on: once it is known, up to the next one
-- that is known by then; and from then on the one before it, of those known by then, holds no
-- longer than up to it. Only what came late is compared with more than its neighbours.
select
    flight_hk,
    position,
    load_date as known_from,
    case
        when next_known <= load_date then next_applied
        else timestamp_ntz '9999-12-31 00:00:00'
    end as valid_to
from timeline
where first_known_after is null or first_known_after > load_date or next_known <= load_date
union all
select
    late.flight_hk,
    late.position,
    late.load_date,
    min(later.applied_date)
from timeline as late
inner join timeline as later
    on
        late.flight_hk = later.flight_hk
        and late.position < later.position
        and late.load_date >= later.load_date
where late.first_known_after <= late.load_date and late.next_known > late.load_date
group by late.flight_hk, late.position, late.load_date
union all
select
    flight_hk,
    position - 1,
    load_date,
    applied_date
from timeline
where last_known < load_date
union all
select
    late.flight_hk,
    max(earlier.position),
    late.load_date,
    late.applied_date
from timeline as late
inner join timeline as earlier
    on
        late.flight_hk = earlier.flight_hk
        and late.position > earlier.position
        and late.load_date >= earlier.load_date
where late.last_known > late.load_date
group by late.flight_hk, late.position, late.load_date, late.applied_date;

-- Up to when each version holds, as known from when on: once it is known, up to the next one
-- that is known by then; and from then on the one before it, of those known by then, holds no
-- longer than up to it. Only what came late is compared with more than its neighbours.
select
    passenger_hk,
    position,
    load_date as known_from,
    case
        when next_known <= load_date then next_applied
        else timestamp_ntz '9999-12-31 00:00:00'
    end as valid_to
from timeline
where first_known_after is null or first_known_after > load_date or next_known <= load_date
union all
select
    late.passenger_hk,
    late.position,
    late.load_date,
    min(later.applied_date)
from timeline as late
inner join timeline as later
    on
        late.passenger_hk = later.passenger_hk
        and late.position < later.position
        and late.load_date >= later.load_date
where late.first_known_after <= late.load_date and late.next_known > late.load_date
group by late.passenger_hk, late.position, late.load_date
union all
select
    passenger_hk,
    position - 1,
    load_date,
    applied_date
from timeline
where last_known < load_date
union all
select
    late.passenger_hk,
    max(earlier.position),
    late.load_date,
    late.applied_date
from timeline as late
inner join timeline as earlier
    on
        late.passenger_hk = earlier.passenger_hk
        and late.position > earlier.position
        and late.load_date >= earlier.load_date
where late.last_known > late.load_date
group by late.passenger_hk, late.position, late.load_date, late.applied_date;
