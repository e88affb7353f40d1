-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    case when fault_1 then 1 else 0 end as fault_1,
    case when fault_2 then 1 else 0 end as fault_2,
    case when fault_3 then 1 else 0 end as fault_3,
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
where
    fault_1
    or fault_2
    or fault_3
limit 1000;

-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    case when fault_1 then 1 else 0 end as fault_1,
    case when fault_2 then 1 else 0 end as fault_2,
    case when fault_3 then 1 else 0 end as fault_3,
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
where cast(key_number >> 96 as bigint) >> 0 = 7
limit 1000;

-- Rows of one load, or run, with what tells them: those that differ, or that a number leads to.
select
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    case when fault_1 then 1 else 0 end as fault_1,
    case when fault_2 then 1 else 0 end as fault_2,
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
where
    fault_1
    or fault_2
limit 1000;
