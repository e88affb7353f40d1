-- Relations of one load that lead elsewhere: their hash key is not that of the business keys which
-- their hubs have. A relation with a missing key is left out.
with related as (
    select
        taken.route_hk,
        hub_1.carrier as hub_1_1,
        hub_1.flight_no as hub_1_2,
        hub_2.collision_code as hub_2_1,
        hub_2.airport_code as hub_2_2,
        hub_3.collision_code as hub_3_1,
        hub_3.airport_code as hub_3_2
    from raw_vault.link_route as taken
    left join raw_vault.hub_flight as hub_1
        on taken.flight_hk = hub_1.flight_hk
    left join raw_vault.hub_airport as hub_2
        on taken.origin_hk = hub_2.airport_hk
    left join raw_vault.hub_airport as hub_3
        on taken.destination_hk = hub_3.airport_hk
    where
        taken.load_id = 7
        and taken.flight_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
        and taken.origin_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
        and taken.destination_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
)

select cast(route_hk as varchar) as misled
from related
where route_hk is distinct from case when hub_1_1 is null and hub_1_2 is null and hub_2_2 is null and hub_3_2 is null then cast('00000000000000000000000000000000' as uuid) else cast(unhex(md5(concat_ws('|', trim(hub_1_1, ' '), cast(hub_1_2 as varchar), case when strlen(trim(hub_2_1, ' ')) = length(trim(hub_2_1, ' ')) then upper(trim(hub_2_1, ' ')) else translate(trim(hub_2_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(hub_2_2, ' ')) = length(trim(hub_2_2, ' ')) then upper(trim(hub_2_2, ' ')) else translate(trim(hub_2_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(hub_3_1, ' ')) = length(trim(hub_3_1, ' ')) then upper(trim(hub_3_1, ' ')) else translate(trim(hub_3_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(hub_3_2, ' ')) = length(trim(hub_3_2, ' ')) then upper(trim(hub_3_2, ' ')) else translate(trim(hub_3_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(trim(hub_1_1, ' ')), strlen(case when strlen(trim(hub_2_1, ' ')) = length(trim(hub_2_1, ' ')) then upper(trim(hub_2_1, ' ')) else translate(trim(hub_2_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(hub_2_2, ' ')) = length(trim(hub_2_2, ' ')) then upper(trim(hub_2_2, ' ')) else translate(trim(hub_2_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(hub_3_1, ' ')) = length(trim(hub_3_1, ' ')) then upper(trim(hub_3_1, ' ')) else translate(trim(hub_3_1, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(hub_3_2, ' ')) = length(trim(hub_3_2, ' ')) then upper(trim(hub_3_2, ' ')) else translate(trim(hub_3_2, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(hub_1_1 is not null as integer) + cast(hub_1_2 is not null as integer) * 2 + cast(hub_2_1 is not null as integer) * 4 + cast(hub_2_2 is not null as integer) * 8 + cast(hub_3_1 is not null as integer) * 16 + cast(hub_3_2 is not null as integer) * 32))) as uuid) end
order by 1
limit 1000;
