select
        load_id as group_id,
        encode(uuid_send(flight_hk), 'hex') as key_number,
        md5(
            uuid_send(flight_hk)
            || convert_to(concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer)), 'UTF8')
        ) as digest_number
    from raw_vault.hub_flight
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7;

select
        load_id as group_id,
        encode(uuid_send(route_hk), 'hex') as key_number,
        md5(
            uuid_send(route_hk)
            || uuid_send(flight_hk)
            || uuid_send(origin_hk)
            || uuid_send(destination_hk)
        ) as digest_number
    from raw_vault.link_route
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7;

select
        load_id as group_id,
        encode(uuid_send(crew_hk), 'hex') as key_number,
        md5(
            uuid_send(crew_hk)
            || uuid_send(hashdiff)
            || convert_to(case when applied_date = load_date then '' else cast(applied_date as text) end || '|' || coalesce(cast(sequence as text), ''), 'UTF8')
        ) as digest_number
    from raw_vault.sat_crew_rank
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7;
