-- Deliveries of this batch that bring what was true before a row of an earlier one, each with
-- the last delivery it is late against: the two may not be judged at once. Windows have no
-- frames by value here, so deliveries are compared by the first and the last date of each key.
with staged as (
    select
        passenger_hk as hash_key,
        load_id,
        min(applied_date) as first_applied,
        max(applied_date) as last_applied
    from stage_desk_tickets
    group by passenger_hk, load_id
)

select late.load_id, max(earlier.load_id) as against
from staged as late
inner join staged as earlier
    on
        late.hash_key = earlier.hash_key
        and late.load_id > earlier.load_id
        and late.first_applied < earlier.last_applied
group by late.load_id
order by late.load_id;

-- Deliveries of this batch that bring what was true before a row of an earlier one, each with
-- the last delivery it is late against: the two may not be judged at once. Windows have no
-- frames by value here, so deliveries are compared by the first and the last date of each key.
with staged as (
    select
        ticket_hk as hash_key,
        load_id,
        min(applied_date) as first_applied,
        max(applied_date) as last_applied
    from stage_desk_tickets
    group by ticket_hk, load_id
)

select late.load_id, max(earlier.load_id) as against
from staged as late
inner join staged as earlier
    on
        late.hash_key = earlier.hash_key
        and late.load_id > earlier.load_id
        and late.first_applied < earlier.last_applied
group by late.load_id
order by late.load_id;
