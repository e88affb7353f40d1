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
    timestamp_ntz '9999-12-31 00:00:00' as valid_to
from met_ticket as met
left join since_ticket as told
    on met.ticket_hk = told.ticket_hk;

-- From when to when each of them was in effect: from when it is known, or first told of,
-- for good; where effectivity satellites speak of it, while one of them says so.
select
    met.route_hk,
    met.flight_hk,
    met.destination_hk,
    met.load_date as valid_from,
    timestamp_ntz '9999-12-31 00:00:00' as valid_to
from met_route as met;
