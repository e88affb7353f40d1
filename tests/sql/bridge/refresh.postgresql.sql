-- Finds anew the walks of the keys that are touched by what was loaded since the last time, at the
-- snapshots from then on. Of history it reads what these keys come by.
-- The keys whose walks come by a relation that was learnt since the last time, or is now known to
-- be older, or in effect at other times; each with the moment from which on this changes something.
drop table if exists pg_temp.touched cascade;

create temp table touched as
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
            min(case when load_id <= 7 then since end), timestamp '9999-12-31 00:00:00'
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
            min(case when load_id <= 7 then since end), timestamp '9999-12-31 00:00:00'
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
        cast('00000000000000000000000000000000' as uuid),
        cast('ffffffffffffffffffffffffffffffff' as uuid)
    )
)

select passenger_hk as passenger_hk, min(since) as since
from reached_ticket
group by passenger_hk;

-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.bridge_journey
using touched
where
    business_vault.bridge_journey.passenger_hk = touched.passenger_hk
    and business_vault.bridge_journey.snapshot_date >= touched.since
    and business_vault.bridge_journey.snapshot_date >= (select min(since) from touched);

insert into business_vault.bridge_journey
with
met_ticket as (
    -- The relations of a link that walks come by. Behind a key that is unknown or in error
    -- only the ghost follows: what else lacks its key there has nothing to do with it.
    select
        ticket_hk,
        passenger_hk,
        flight_hk,
        seat,
        load_date,
        load_id
    from raw_vault.link_ticket
    where passenger_hk in (select passenger_hk from touched)
),

since_ticket as (
    -- When each of them was first told of.
    select ticket_hk, min(applied_date) as since
    from (
        select ticket_hk, applied_date
        from raw_vault.sat_ticket_desk
        where ticket_hk in (select ticket_hk from met_ticket)
    ) as said
    group by ticket_hk
),

over_ticket as (
    -- From when to when each of them was in effect: from when it is known, or first told of,
    -- for good; where effectivity satellites speak of it, while one of them says so.
    select
        met.ticket_hk,
        met.passenger_hk,
        met.flight_hk,
        met.seat,
        case
            when told.since < met.load_date then told.since
            else met.load_date
        end as valid_from,
        timestamp '9999-12-31 00:00:00' as valid_to
    from met_ticket as met
    left join since_ticket as told
        on met.ticket_hk = told.ticket_hk
),

met_route as (
    -- The relations of a link that walks come by. Behind a key that is unknown or in error
    -- only the ghost follows: what else lacks its key there has nothing to do with it.
    select
        route_hk,
        flight_hk,
        destination_hk,
        load_date,
        load_id
    from raw_vault.link_route
    where
        flight_hk in (
            select flight_hk from met_ticket
        )
        and (
            flight_hk not in (
                cast('00000000000000000000000000000000' as uuid),
                cast('ffffffffffffffffffffffffffffffff' as uuid)
            )
            or flight_hk = route_hk
        )
),

over_route as (
    -- From when to when each of them was in effect: from when it is known, or first told of,
    -- for good; where effectivity satellites speak of it, while one of them says so.
    select
        met.route_hk,
        met.flight_hk,
        met.destination_hk,
        met.load_date as valid_from,
        timestamp '9999-12-31 00:00:00' as valid_to
    from met_route as met
)

select
    moment.snapshot_date,
    touched.passenger_hk,
    over_ticket.ticket_hk as ticket_hk,
    over_ticket.flight_hk as flight_hk,
    over_ticket.seat as seat,
    over_route.route_hk as route_hk,
    over_route.destination_hk as arrival_hk
from touched
inner join over_ticket
    on touched.passenger_hk = over_ticket.passenger_hk
inner join over_route
    on over_ticket.flight_hk = over_route.flight_hk
inner join business_vault.snapshot as moment
    on
        touched.since <= moment.snapshot_date
        and over_ticket.valid_from <= moment.snapshot_date
        and over_ticket.valid_to > moment.snapshot_date
        and over_route.valid_from <= moment.snapshot_date
        and over_route.valid_to > moment.snapshot_date;
