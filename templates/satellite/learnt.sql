-- Up to when each version holds, as known from when on: once it is known, up to the next one
-- that is known by then; and from then on the one before it, of those known by then, holds no
-- longer than up to it. Only what came late is compared with more than its neighbours.
select
    {{ this.hash_key }},
    position,
    load_date as known_from,
    case
        when next_known <= load_date then next_applied
        else {{ dialect.end }}
    end as valid_to
from timeline
where first_known_after is null or first_known_after > load_date or next_known <= load_date
union all
select
    late.{{ this.hash_key }},
    late.position,
    late.load_date,
    min(later.applied_date)
from timeline as late
inner join timeline as later
    on
        late.{{ this.hash_key }} = later.{{ this.hash_key }}
        and late.position < later.position
        and late.load_date >= later.load_date
where late.first_known_after <= late.load_date and late.next_known > late.load_date
group by late.{{ this.hash_key }}, late.position, late.load_date
union all
select
    {{ this.hash_key }},
    position - 1,
    load_date,
    applied_date
from timeline
where last_known < load_date
union all
select
    late.{{ this.hash_key }},
    max(earlier.position),
    late.load_date,
    late.applied_date
from timeline as late
inner join timeline as earlier
    on
        late.{{ this.hash_key }} = earlier.{{ this.hash_key }}
        and late.position > earlier.position
        and late.load_date >= earlier.load_date
where late.last_known > late.load_date
group by late.{{ this.hash_key }}, late.position, late.load_date, late.applied_date
