-- Deliveries of this batch that bring what was true before a row of an earlier one, each with
-- the last delivery it is late against: the two may not be judged at once.
with staged as (
    select
        passenger_hk as hash_key,
        load_id,
        applied_date,
        max(applied_date) over (
            partition by passenger_hk
            order by load_id
            range between unbounded preceding and 1 preceding
        ) as known_until
    from stage_desk_tickets
)

select late.load_id, max(earlier.load_id) as against
from staged as late
inner join staged as earlier
    on
        late.hash_key = earlier.hash_key
        and late.load_id > earlier.load_id
        and late.applied_date <= earlier.applied_date
where late.applied_date <= late.known_until
group by late.load_id
order by late.load_id;

-- Deliveries of this batch that bring what was true before a row of an earlier one, each with
-- the last delivery it is late against: the two may not be judged at once.
with staged as (
    select
        ticket_hk as hash_key,
        load_id,
        applied_date,
        max(applied_date) over (
            partition by ticket_hk
            order by load_id
            range between unbounded preceding and 1 preceding
        ) as known_until
    from stage_desk_tickets
)

select late.load_id, max(earlier.load_id) as against
from staged as late
inner join staged as earlier
    on
        late.hash_key = earlier.hash_key
        and late.load_id > earlier.load_id
        and late.applied_date <= earlier.applied_date
where late.applied_date <= late.known_until
group by late.load_id
order by late.load_id;
