select
        load_id as group_id,
        uuid_hash_extended(flight_hk, 1) as key_high,
        uuid_hash_extended(flight_hk, 2) as key_low,
        hashtextextended((concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer))) collate "C", uuid_hash_extended(flight_hk, 1)) as digest_high,
        hashtextextended((concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer))) collate "C", uuid_hash_extended(flight_hk, 2)) as digest_low
    from raw_vault.hub_flight
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0;

select
        load_id as group_id,
        uuid_hash_extended(route_hk, 1) as key_high,
        uuid_hash_extended(route_hk, 2) as key_low,
        uuid_hash_extended(destination_hk, uuid_hash_extended(origin_hk, uuid_hash_extended(flight_hk, uuid_hash_extended(route_hk, 1)))) as digest_high,
        uuid_hash_extended(destination_hk, uuid_hash_extended(origin_hk, uuid_hash_extended(flight_hk, uuid_hash_extended(route_hk, 2)))) as digest_low
    from raw_vault.link_route
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0;

select
        load_id as group_id,
        uuid_hash_extended(crew_hk, 1) as key_high,
        uuid_hash_extended(crew_hk, 2) as key_low,
        hashtextextended((coalesce(cast(sequence as text), '')) collate "C", timestamp_hash_extended(applied_date, uuid_hash_extended(hashdiff, uuid_hash_extended(crew_hk, 1)))) as digest_high,
        hashtextextended((coalesce(cast(sequence as text), '')) collate "C", timestamp_hash_extended(applied_date, uuid_hash_extended(hashdiff, uuid_hash_extended(crew_hk, 2)))) as digest_low
    from raw_vault.sat_crew_rank
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
    offset 0;
