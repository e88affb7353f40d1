-- The keys that a same-as link relates with a key, in whichever role.
select
    cast(other.passenger_hk as text) as hash_key,
    concat_ws(', ', other.passenger_no) as business_key
from raw_vault.hub_passenger as other
where
    other.passenger_hk in (
        select duplicate_hk
        from raw_vault.link_same_passenger
        where master_hk = cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid)
        union
        select master_hk
        from raw_vault.link_same_passenger
        where duplicate_hk = cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid)
    )
    and other.load_id > 0;
