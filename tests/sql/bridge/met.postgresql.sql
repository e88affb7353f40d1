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
where passenger_hk in (select passenger_hk from touched);

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
    );
