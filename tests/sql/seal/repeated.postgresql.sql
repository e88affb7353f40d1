-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    count(*) as copies,
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
group by key_high, key_low, digest_high, digest_low, shown_1
having count(*) > 1
limit 1000;

-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    count(*) as copies,
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
group by key_high, key_low, digest_high, digest_low, shown_1
having count(*) > 1
limit 1000;

-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_high,
    key_low,
    digest_high,
    digest_low,
    count(*) as copies,
    shown_1
from (
    select
        load_id as group_id,
        uuid_hash_extended(crew_hk, 1) as key_high,
        uuid_hash_extended(crew_hk, 2) as key_low,
        hashtextextended((coalesce(cast(sequence as text), '')) collate "C", timestamp_hash_extended(applied_date, uuid_hash_extended(hashdiff, uuid_hash_extended(crew_hk, 1)))) as digest_high,
        hashtextextended((coalesce(cast(sequence as text), '')) collate "C", timestamp_hash_extended(applied_date, uuid_hash_extended(hashdiff, uuid_hash_extended(crew_hk, 2)))) as digest_low,
        (
            hashdiff is distinct from cast(md5(concat_ws('|', rank, octet_length(rank), cast(rank is not null as integer))) as uuid)
        ) as fault_1,
        (
            load_date <> dvault_date
        ) as fault_2,
        (
            record_source <> dvault_feed
        ) as fault_3,
        cast(flight_hk as text) as shown_1
    from raw_vault.sat_crew_rank
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0
) as numbered
group by key_high, key_low, digest_high, digest_low, shown_1
having count(*) > 1
limit 1000;
