-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again.
select
    group_id,
    cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint) >> 24 as part,
    count(*) as row_count,
    sum(cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint)) as key_high,
    sum(cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint)) as key_low,
    sum(cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint)) as digest_high,
    sum(cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint)) as digest_low,
    sum(
        cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint)
        * (cast(cast('x' || substr(digest_number, 25, 8) as bit(32)) as bigint) & 2147483647)
    ) as located,
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2,
    count(*) filter (where fault_3) as fault_3
from (
    select
        load_id as group_id,
        encode(uuid_send(flight_hk), 'hex') as key_number,
        md5(
            uuid_send(flight_hk)
            || convert_to(concat_ws('|', carrier, octet_length(carrier), cast(carrier is not null as integer)), 'UTF8')
        ) as digest_number,
        (
            flight_hk is distinct from case when carrier is null and flight_no is null then cast('00000000000000000000000000000000' as uuid) else cast(md5(concat_ws('|', trim(carrier, ' '), cast(flight_no as text), octet_length(trim(carrier, ' ')), cast(carrier is not null as integer) + cast(flight_no is not null as integer) * 2)) as uuid) end
        ) as fault_1,
        (
            load_date <> known_date
        ) as fault_2,
        (
            record_source <> known_feed
        ) as fault_3
    from raw_vault.hub_flight
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7
) as numbered
group by group_id, part;

-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again.
select
    group_id,
    cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint) >> 24 as part,
    count(*) as row_count,
    sum(cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint)) as key_high,
    sum(cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint)) as key_low,
    sum(cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint)) as digest_high,
    sum(cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint)) as digest_low,
    sum(
        cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint)
        * (cast(cast('x' || substr(digest_number, 25, 8) as bit(32)) as bigint) & 2147483647)
    ) as located,
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2
from (
    select
        load_id as group_id,
        encode(uuid_send(route_hk), 'hex') as key_number,
        md5(
            uuid_send(route_hk)
            || uuid_send(flight_hk)
            || uuid_send(origin_hk)
            || uuid_send(destination_hk)
        ) as digest_number,
        (
            load_date <> known_date
        ) as fault_1,
        (
            record_source <> known_feed
        ) as fault_2
    from raw_vault.link_route
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7
) as numbered
group by group_id, part;

-- Of each load, or run: how many rows a table holds of it, and the sums by which they are told
-- again.
select
    group_id,
    cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint) >> 24 as part,
    count(*) as row_count,
    sum(cast(cast('x' || substr(key_number, 1, 16) as bit(64)) as bigint)) as key_high,
    sum(cast(cast('x' || substr(key_number, 17, 16) as bit(64)) as bigint)) as key_low,
    sum(cast(cast('x' || substr(digest_number, 1, 16) as bit(64)) as bigint)) as digest_high,
    sum(cast(cast('x' || substr(digest_number, 17, 16) as bit(64)) as bigint)) as digest_low,
    sum(
        cast(cast('x' || substr(key_number, 1, 8) as bit(32)) as bigint)
        * (cast(cast('x' || substr(digest_number, 25, 8) as bit(32)) as bigint) & 2147483647)
    ) as located,
    cast(null as numeric) as personal_high,
    cast(null as numeric) as personal_low,
    count(*) filter (where fault_1) as fault_1,
    count(*) filter (where fault_2) as fault_2,
    count(*) filter (where fault_3) as fault_3
from (
    select
        load_id as group_id,
        encode(uuid_send(crew_hk), 'hex') as key_number,
        md5(
            uuid_send(crew_hk)
            || uuid_send(hashdiff)
            || convert_to(case when applied_date = load_date then '' else cast(applied_date as text) end || '|' || coalesce(cast(sequence as text), ''), 'UTF8')
        ) as digest_number,
        (
            hashdiff is distinct from cast(md5(concat_ws('|', rank, octet_length(rank), cast(rank is not null as integer))) as uuid)
        ) as fault_1,
        (
            load_date <> known_date
        ) as fault_2,
        (
            record_source <> known_feed
        ) as fault_3
    from raw_vault.sat_crew_rank
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from audit.load
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
    where load_id between 7 and 7
) as numbered
group by group_id, part;
