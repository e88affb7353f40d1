-- One row a key with the values that are true now and the keys of its dimensions. Where a
-- further link holds several relations of a key, the one learnt last counts.
drop table if exists business_vault.fact_payment cascade;

create table business_vault.fact_payment as
with fact as (
    select
        payment_hk,
        coalesce(master_of_passenger_hk.master_hk, passenger_hk) as passenger_hk,
        payment_no,
        amount,
        paid_with
    from raw_vault.link_payment
    left join business_vault.link_same_passenger_masters as master_of_passenger_hk
        on passenger_hk = master_of_passenger_hk.duplicate_hk
    where load_id > 0
)

select
    fact.*
from fact;

-- One row a key with the values that are true now and the keys of its dimensions. Where a
-- further link holds several relations of a key, the one learnt last counts.
drop table if exists business_vault.fact_ticket cascade;

create table business_vault.fact_ticket as
with fact as (
    select
        ticket_hk,
        flight_hk,
        passenger_hk,
        seat
    from raw_vault.link_ticket
    where load_id > 0
),

via_route as (
    -- Of each key the relation of the further link that was learnt last.
    select flight_hk, origin_hk, destination_hk
    from (
        select
            *,
            row_number() over (
                partition by flight_hk
                order by load_date desc, route_hk asc
            ) as newest_first
        from raw_vault.link_route
        where flight_hk not in (
            '00000000000000000000000000000000',
            'ffffffffffffffffffffffffffffffff'
        )
    ) as ranked
    where newest_first = 1
)

select
    fact.*,
    coalesce(
        via_route.origin_hk, '00000000000000000000000000000000'
    ) as origin_hk,
    coalesce(
        via_route.destination_hk, '00000000000000000000000000000000'
    ) as destination_hk,
    ticket_desk.class as class,
    ticket_desk.price as price,
    ticket_desk.is_full_fare as is_full_fare,
    class = 'business' as is_business
from fact
left join via_route using (flight_hk)
left join business_vault.sat_ticket_desk_current as ticket_desk
    on fact.ticket_hk = ticket_desk.ticket_hk;

-- One row a key with the values that are true now and the keys of its dimensions. Where a
-- further link holds several relations of a key, the one learnt last counts.
drop table if exists business_vault.fact_passenger cascade;

create table business_vault.fact_passenger as
with fact as (
    select
        passenger_hk,
        passenger_no
    from raw_vault.hub_passenger
    where load_id > 0
),

of_payment as (
    select
        fact.passenger_hk,
        sum(measured.amount) as spent
    from fact
    left join business_vault.fact_payment as measured
        on fact.passenger_hk = measured.passenger_hk
    group by fact.passenger_hk
),

of_ticket as (
    select
        fact.passenger_hk,
        count(measured.seat) as seats
    from fact
    left join business_vault.fact_ticket as measured
        on fact.passenger_hk = measured.passenger_hk
    group by fact.passenger_hk
)

select
    fact.*,
    of_payment.spent,
    of_ticket.seats
from fact
inner join of_payment
    on fact.passenger_hk = of_payment.passenger_hk
inner join of_ticket
    on fact.passenger_hk = of_ticket.passenger_hk;
