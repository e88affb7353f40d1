select
        load_id as group_id,
        cast(flight_hk as uhugeint) as key_number,
        md5_number(
            cast(flight_hk as blob)
            || encode(concat_ws('|', carrier, strlen(carrier), cast(carrier is not null as integer)))
        ) as digest_number
    from raw_vault.hub_flight
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7;

select
        load_id as group_id,
        cast(route_hk as uhugeint) as key_number,
        md5_number(
            cast(route_hk as blob)
            || cast(flight_hk as blob)
            || cast(origin_hk as blob)
            || cast(destination_hk as blob)
        ) as digest_number
    from raw_vault.link_route
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7;

select
        load_id as group_id,
        cast(crew_hk as uhugeint) as key_number,
        md5_number(
            cast(crew_hk as blob)
            || cast(hashdiff as blob)
            || encode(case when applied_date = load_date then '' else cast(applied_date as varchar) end || '|' || concat_ws('|', cast(sequence as varchar), cast(sequence is not null as integer)))
        ) as digest_number
    from raw_vault.sat_crew_rank
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7;
