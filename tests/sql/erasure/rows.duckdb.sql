-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    null as personal_high,
    null as personal_low,
    row_key,
    is_filled,
    case when fault_1 then 1 else 0 end as fault_1
from (
    select
        load_id as group_id,
        cast(flight_hk as uhugeint) as key_number,
        case
            when case when applied_date = load_date then '' else cast(applied_date as varchar) end = '' then xor(cast(flight_hk as uhugeint), ((cast(hashdiff as uhugeint) >> 32) | ((cast(hashdiff as uhugeint) & 4294967295) << 96)))
            else xor(xor(cast(flight_hk as uhugeint), ((cast(hashdiff as uhugeint) >> 32) | ((cast(hashdiff as uhugeint) & 4294967295) << 96))), md5_number(case when applied_date = load_date then '' else cast(applied_date as varchar) end))
        end as digest_number,
        (
            hashdiff is distinct from cast(unhex(md5(concat_ws('|', cast(departs_at as varchar), cast(departs_at is not null as integer)))) as uuid) and dvault_erased_load is null
        ) as fault_1,
        cast(flight_hk as varchar) as row_key,
        (load_id = 7) as is_named,
        (true) as is_filled
    from raw_vault.sat_flight_plans
    left join (
        select distinct load_id as dvault_erased_load, row_key as dvault_erased_key
        from audit.erased_row
        where target in ('raw_vault.sat_flight_plans') and was_sound
    ) as erased on load_id = dvault_erased_load and cast(flight_hk as varchar) = dvault_erased_key
) as numbered
where is_named and group_id > 0;

-- The rows of a key by their numbers, and whether there is anything personal in them.
select
    group_id,
    key_number >> 64 as key_high,
    key_number & 18446744073709551615 as key_low,
    digest_number >> 64 as digest_high,
    digest_number & 18446744073709551615 as digest_low,
    personal_number >> 64 as personal_high,
    personal_number & 18446744073709551615 as personal_low,
    row_key,
    is_filled
from (
    select
        load_id as group_id,
        cast(flight_hk as uhugeint) as key_number,
        xor(cast(flight_hk as uhugeint), ((cast(hashdiff as uhugeint) >> 32) | ((cast(hashdiff as uhugeint) & 4294967295) << 96))) as digest_number,
        md5_number(
            cast(flight_hk as blob) ||
            cast(hashdiff as blob) ||
            encode(concat_ws('|', cast(departs_at as varchar), cast(departs_at is not null as integer)))
        ) as personal_number,
        cast(flight_hk as varchar) as row_key,
        (load_id = 7) as is_named,
        (true) as is_filled
    from raw_vault.sat_flight_plans
) as numbered
where is_named and group_id > 0;
