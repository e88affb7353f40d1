select
        load_id as group_id,
        cast(flight_hk as uhugeint) as key_number,
        xor(cast(flight_hk as uhugeint), md5_number(concat_ws('|', carrier, strlen(carrier), cast(carrier is not null as integer)))) as digest_number
    from raw_vault.hub_flight
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7;

select
        load_id as group_id,
        cast(route_hk as uhugeint) as key_number,
        xor(xor(xor(cast(route_hk as uhugeint), ((cast(flight_hk as uhugeint) >> 32) | ((cast(flight_hk as uhugeint) & 4294967295) << 96))), ((cast(origin_hk as uhugeint) >> 64) | ((cast(origin_hk as uhugeint) & 18446744073709551615) << 64))), ((cast(destination_hk as uhugeint) >> 96) | ((cast(destination_hk as uhugeint) & 79228162514264337593543950335) << 32))) as digest_number
    from raw_vault.link_route
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7;

select
        load_id as group_id,
        cast(crew_hk as uhugeint) as key_number,
        xor(xor(cast(crew_hk as uhugeint), ((cast(hashdiff as uhugeint) >> 32) | ((cast(hashdiff as uhugeint) & 4294967295) << 96))), md5_number(case when applied_date = load_date then '' else cast(applied_date as varchar) end || '|' || coalesce(cast(sequence as varchar), ''))) as digest_number
    from raw_vault.sat_crew_rank
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7;
