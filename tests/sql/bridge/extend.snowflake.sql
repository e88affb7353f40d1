-- Fills the snapshots that the table does not hold yet, with every walk there is. Where it pays,
-- rows of a snapshot are written side by side, as they are read.
create or replace temporary table lacking as
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select snapshot_date from business_vault.bridge_journey);

create or replace temporary table touched as
select distinct
    passenger_hk as passenger_hk,
    timestamp '0001-01-01 00:00:00' as since
from raw_vault.link_ticket;

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
                x'00000000000000000000000000000000',
                x'ffffffffffffffffffffffffffffffff'
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
inner join lacking as moment
    on
        touched.since <= moment.snapshot_date
        and over_ticket.valid_from <= moment.snapshot_date
        and over_ticket.valid_to > moment.snapshot_date
        and over_route.valid_from <= moment.snapshot_date
        and over_route.valid_to > moment.snapshot_date;
