-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    key_high,
    key_low,
    digest_high,
    digest_low,
    null as personal_high,
    null as personal_low,
    row_key,
    is_filled,
    case when fault_1 then 1 else 0 end as fault_1
from (
    select
        load_id as group_id,
        uuid_hash_extended(flight_hk, 1) as key_high,
        uuid_hash_extended(flight_hk, 2) as key_low,
        timestamp_hash_extended(applied_date, uuid_hash_extended(hashdiff, uuid_hash_extended(flight_hk, 1))) as digest_high,
        timestamp_hash_extended(applied_date, uuid_hash_extended(hashdiff, uuid_hash_extended(flight_hk, 2))) as digest_low,
        (
            hashdiff is distinct from cast(md5(concat_ws('|', cast(departs_at as text), cast(departs_at is not null as integer))) as uuid) and dvault_erased_load is null
        ) as fault_1,
        cast(flight_hk as text) as row_key,
        (load_id = 7) as is_named,
        (true) as is_filled
    from raw_vault.sat_flight_plans
    left join (
        select distinct load_id as dvault_erased_load, row_key as dvault_erased_key
        from audit.erased_row
        where target in ('raw_vault.sat_flight_plans') and was_sound
    ) as erased on load_id = dvault_erased_load and cast(flight_hk as text) = dvault_erased_key
    offset 0
) as numbered
where is_named and group_id > 0;

-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    key_high,
    key_low,
    digest_high,
    digest_low,
    personal_high,
    personal_low,
    row_key,
    is_filled
from (
    select
        load_id as group_id,
        uuid_hash_extended(flight_hk, 1) as key_high,
        uuid_hash_extended(flight_hk, 2) as key_low,
        uuid_hash_extended(hashdiff, uuid_hash_extended(flight_hk, 1)) as digest_high,
        uuid_hash_extended(hashdiff, uuid_hash_extended(flight_hk, 2)) as digest_low,
        hashtextextended((concat_ws('|', cast(departs_at as text), cast(departs_at is not null as integer))) collate "C", uuid_hash_extended(hashdiff, uuid_hash_extended(flight_hk, 1))) as personal_high,
        hashtextextended((concat_ws('|', cast(departs_at as text), cast(departs_at is not null as integer))) collate "C", uuid_hash_extended(hashdiff, uuid_hash_extended(flight_hk, 2))) as personal_low,
        cast(flight_hk as text) as row_key,
        (load_id = 7) as is_named,
        (true) as is_filled
    from raw_vault.sat_flight_plans
    offset 0
) as numbered
where is_named and group_id > 0;
