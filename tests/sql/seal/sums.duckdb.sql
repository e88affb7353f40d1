-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. A digest is read as a number from its last byte on, which costs half of any other way.
select
    group_id,
    cast(key_number >> 96 as bigint) >> 24 as part,
    count(*) as row_count,
    sum(cast(key_number >> 64 as ubigint)) as key_high,
    sum(cast(key_number & 18446744073709551615 as ubigint)) as key_low,
    sum(cast(digest_number >> 64 as ubigint)) as digest_high,
    sum(cast(digest_number & 18446744073709551615 as ubigint)) as digest_low,
    sum(
        cast(key_number >> 96 as bigint) * cast(digest_number & 2147483647 as bigint)
    ) as located,
    null as personal_high,
    null as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2,
    count(*) filter (where fault_3) as fault_3
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
        ) as fault_3
    from raw_vault.hub_flight
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
) as numbered
group by all;

-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. A digest is read as a number from its last byte on, which costs half of any other way.
select
    group_id,
    cast(key_number >> 96 as bigint) >> 24 as part,
    count(*) as row_count,
    sum(cast(key_number >> 64 as ubigint)) as key_high,
    sum(cast(key_number & 18446744073709551615 as ubigint)) as key_low,
    sum(cast(digest_number >> 64 as ubigint)) as digest_high,
    sum(cast(digest_number & 18446744073709551615 as ubigint)) as digest_low,
    sum(
        cast(key_number >> 96 as bigint) * cast(digest_number & 2147483647 as bigint)
    ) as located,
    null as personal_high,
    null as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2
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
        ) as fault_2
    from raw_vault.link_route
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
) as numbered
group by all;

-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again. A digest is read as a number from its last byte on, which costs half of any other way.
select
    group_id,
    cast(key_number >> 96 as bigint) >> 24 as part,
    count(*) as row_count,
    sum(cast(key_number >> 64 as ubigint)) as key_high,
    sum(cast(key_number & 18446744073709551615 as ubigint)) as key_low,
    sum(cast(digest_number >> 64 as ubigint)) as digest_high,
    sum(cast(digest_number & 18446744073709551615 as ubigint)) as digest_low,
    sum(
        cast(key_number >> 96 as bigint) * cast(digest_number & 2147483647 as bigint)
    ) as located,
    null as personal_high,
    null as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2,
    count(*) filter (where fault_3) as fault_3
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
        ) as fault_3
    from raw_vault.sat_crew_rank
    left join (
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from audit.load
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
    where load_id between 7 and 7
) as numbered
group by all;
