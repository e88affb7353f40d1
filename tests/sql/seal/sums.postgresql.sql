-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. The numbers of a row are computed once (`offset 0`), though several sums are of them.
select
    group_id,
    (key_high >> 32 & 4294967295) >> 24 as part,
    count(*) as row_count,
    sum(key_high) as key_high,
    sum(key_low) as key_low,
    sum(digest_high) as digest_high,
    sum(digest_low) as digest_low,
    sum((key_high >> 32 & 4294967295) * (digest_low & 2147483647)) as located,
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2,
    count(*) filter (where fault_3) as fault_3
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
        ) as fault_3
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
group by group_id, part;

-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. The numbers of a row are computed once (`offset 0`), though several sums are of them.
select
    group_id,
    (key_high >> 32 & 4294967295) >> 24 as part,
    count(*) as row_count,
    sum(key_high) as key_high,
    sum(key_low) as key_low,
    sum(digest_high) as digest_high,
    sum(digest_low) as digest_low,
    sum((key_high >> 32 & 4294967295) * (digest_low & 2147483647)) as located,
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2
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
        ) as fault_2
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
group by group_id, part;

-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. The numbers of a row are computed once (`offset 0`), though several sums are of them.
select
    group_id,
    (key_high >> 32 & 4294967295) >> 24 as part,
    count(*) as row_count,
    sum(key_high) as key_high,
    sum(key_low) as key_low,
    sum(digest_high) as digest_high,
    sum(digest_low) as digest_low,
    sum((key_high >> 32 & 4294967295) * (digest_low & 2147483647)) as located,
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2,
    count(*) filter (where fault_3) as fault_3
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
        ) as fault_3
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
group by group_id, part;
