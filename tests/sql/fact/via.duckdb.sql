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
        cast('00000000000000000000000000000000' as uuid),
        cast('ffffffffffffffffffffffffffffffff' as uuid)
    )
) as ranked
where newest_first = 1;
