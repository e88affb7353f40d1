-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    count(*) as copies,
    shown_1
from (
    select
        load_id as group_id,
        cast(flight_hk as uhugeint) as key_number,
        xor(cast(flight_hk as uhugeint), md5_number(concat_ws('|', carrier, strlen(carrier), cast(carrier is not null as integer)))) as digest_number,
        (
            flight_hk is distinct from case when carrier is null and flight_no is null then cast('00000000000000000000000000000000' as uuid) else cast(unhex(md5(concat_ws('|', trim(carrier, ' '), cast(flight_no as varchar), strlen(trim(carrier, ' ')), cast(carrier is not null as integer) + cast(flight_no is not null as integer) * 2))) as uuid) end
        ) as fault_1,
        (
            load_date <> dvault_date
        ) as fault_2,
        (
            record_source <> dvault_feed
        ) as fault_3,
        cast(flight_hk as varchar) as shown_1
    from raw_vault.hub_flight
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
) as numbered
group by key_number, digest_number, shown_1
having count(*) > 1
limit 1000;

-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    count(*) as copies,
    shown_1
from (
    select
        load_id as group_id,
        cast(route_hk as uhugeint) as key_number,
        xor(xor(xor(cast(route_hk as uhugeint), ((cast(flight_hk as uhugeint) >> 32) | ((cast(flight_hk as uhugeint) & 4294967295) << 96))), ((cast(origin_hk as uhugeint) >> 64) | ((cast(origin_hk as uhugeint) & 18446744073709551615) << 64))), ((cast(destination_hk as uhugeint) >> 96) | ((cast(destination_hk as uhugeint) & 79228162514264337593543950335) << 32))) as digest_number,
        (
            load_date <> dvault_date
        ) as fault_1,
        (
            record_source <> dvault_feed
        ) as fault_2,
        cast(flight_hk as varchar) as shown_1
    from raw_vault.link_route
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
) as numbered
group by key_number, digest_number, shown_1
having count(*) > 1
limit 1000;

-- Rows of one load, or run, that are there several times, in all that is covered of them.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    count(*) as copies,
    shown_1
from (
    select
        load_id as group_id,
        cast(crew_hk as uhugeint) as key_number,
        xor(xor(cast(crew_hk as uhugeint), ((cast(hashdiff as uhugeint) >> 32) | ((cast(hashdiff as uhugeint) & 4294967295) << 96))), md5_number(case when applied_date = load_date then '' else cast(applied_date as varchar) end || '|' || coalesce(cast(sequence as varchar), ''))) as digest_number,
        (
            hashdiff is distinct from cast(unhex(md5(concat_ws('|', rank, strlen(rank), cast(rank is not null as integer)))) as uuid)
        ) as fault_1,
        (
            load_date <> dvault_date
        ) as fault_2,
        (
            record_source <> dvault_feed
        ) as fault_3,
        cast(flight_hk as varchar) as shown_1
    from raw_vault.sat_crew_rank
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
) as numbered
group by key_number, digest_number, shown_1
having count(*) > 1
limit 1000;
