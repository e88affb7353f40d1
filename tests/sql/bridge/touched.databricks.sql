-- The keys whose walks come by a relation that was learnt since the last time, or is now known to
-- be older, or in effect at other times; each with the moment from which on this changes something.
create or replace temporary table touched as
with
news_ticket as (
    select ticket_hk
    from raw_vault.link_ticket
    where load_id > 7
    union
    select ticket_hk
    from raw_vault.sat_ticket_desk
    where load_id > 7
),

moved_ticket as (
    select ticket_hk, min(since) as since
    from (
        select ticket_hk, load_date as since, load_id
        from raw_vault.link_ticket
        where ticket_hk in (select ticket_hk from news_ticket)
        union all
        select ticket_hk, applied_date, load_id
        from raw_vault.sat_ticket_desk
        where ticket_hk in (select ticket_hk from news_ticket)
    ) as said
    group by ticket_hk
    having
        min(since) < coalesce(
            min(case when load_id <= 7 then since end), timestamp_ntz '9999-12-31 00:00:00'
        )
),

news_route as (
    select route_hk
    from raw_vault.link_route
    where load_id > 7
),

moved_route as (
    select route_hk, min(since) as since
    from (
        select route_hk, load_date as since, load_id
        from raw_vault.link_route
        where route_hk in (select route_hk from news_route)
    ) as said
    group by route_hk
    having
        min(since) < coalesce(
            min(case when load_id <= 7 then since end), timestamp_ntz '9999-12-31 00:00:00'
        )
),

reached_route as (
    select met_route.flight_hk, moved_route.since
    from moved_route
    inner join raw_vault.link_route as met_route
        on moved_route.route_hk = met_route.route_hk
),

reached_ticket as (
    select met_ticket.passenger_hk, moved_ticket.since
    from moved_ticket
    inner join raw_vault.link_ticket as met_ticket
        on moved_ticket.ticket_hk = met_ticket.ticket_hk
    union all
    select over_ticket.passenger_hk, reached_route.since
    from reached_route
    inner join raw_vault.link_ticket as over_ticket
        on reached_route.flight_hk = over_ticket.flight_hk
    where reached_route.flight_hk not in (
        x'00000000000000000000000000000000',
        x'ffffffffffffffffffffffffffffffff'
    )
)

select passenger_hk as passenger_hk, min(since) as since
from reached_ticket
group by passenger_hk;
