-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    case when fault_1 then 1 else 0 end as fault_1,
    case when fault_2 then 1 else 0 end as fault_2,
    case when fault_3 then 1 else 0 end as fault_3,
    shown_1
from (
    select
        load_id as group_id,
        uuid_hash_extended(flight_hk, 1) as key_high,
        uuid_hash_extended(flight_hk, 2) as key_low,
        hashtextextended((concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer))) collate "C", uuid_hash_extended(flight_hk, 1)) as digest_high,
        hashtextextended((concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer))) collate "C", uuid_hash_extended(flight_hk, 2)) as digest_low,
        (
            flight_hk is distinct from case when carrier is null and flight_no is null then cast('00000000000000000000000000000000' as uuid) else cast(md5(concat_ws('|', trim(carrier, ' '), cast(flight_no as text), octet_length(trim(carrier, ' ')), cast(carrier is not null as integer) + cast(flight_no is not null as integer) * 2)) as uuid) end
        ) as fault_1,
        (
            load_date <> dvault_date
        ) as fault_2,
        (
            record_source <> dvault_feed
        ) as fault_3,
        cast(flight_hk as text) as shown_1
    from raw_vault.hub_flight
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0
) as numbered
where
    fault_1
    or fault_2
    or fault_3
limit 1000;

-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    case when fault_1 then 1 else 0 end as fault_1,
    case when fault_2 then 1 else 0 end as fault_2,
    case when fault_3 then 1 else 0 end as fault_3,
    shown_1
from (
    select
        load_id as group_id,
        uuid_hash_extended(flight_hk, 1) as key_high,
        uuid_hash_extended(flight_hk, 2) as key_low,
        hashtextextended((concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer))) collate "C", uuid_hash_extended(flight_hk, 1)) as digest_high,
        hashtextextended((concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer))) collate "C", uuid_hash_extended(flight_hk, 2)) as digest_low,
        (
            flight_hk is distinct from case when carrier is null and flight_no is null then cast('00000000000000000000000000000000' as uuid) else cast(md5(concat_ws('|', trim(carrier, ' '), cast(flight_no as text), octet_length(trim(carrier, ' ')), cast(carrier is not null as integer) + cast(flight_no is not null as integer) * 2)) as uuid) end
        ) as fault_1,
        (
            load_date <> dvault_date
        ) as fault_2,
        (
            record_source <> dvault_feed
        ) as fault_3,
        cast(flight_hk as text) as shown_1
    from raw_vault.hub_flight
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0
) as numbered
where (key_high >> 32 & 4294967295) >> 0 = 7
limit 1000;

-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    case when fault_1 then 1 else 0 end as fault_1,
    case when fault_2 then 1 else 0 end as fault_2,
    shown_1
from (
    select
        load_id as group_id,
        uuid_hash_extended(route_hk, 1) as key_high,
        uuid_hash_extended(route_hk, 2) as key_low,
        uuid_hash_extended(destination_hk, uuid_hash_extended(origin_hk, uuid_hash_extended(flight_hk, uuid_hash_extended(route_hk, 1)))) as digest_high,
        uuid_hash_extended(destination_hk, uuid_hash_extended(origin_hk, uuid_hash_extended(flight_hk, uuid_hash_extended(route_hk, 2)))) as digest_low,
        (
            load_date <> dvault_date
        ) as fault_1,
        (
            record_source <> dvault_feed
        ) as fault_2,
        cast(flight_hk as text) as shown_1
    from raw_vault.link_route
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0
) as numbered
where
    fault_1
    or fault_2
limit 1000;
