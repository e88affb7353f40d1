-- The moments at which a value that a key shows changed, and the one from which on it is
-- known. A duplicate shows what its master does, but may be known earlier.
select member.passenger_hk, changed.valid_from
from (
    select
        passenger_hk,
        valid_from,
        hashdiff,
        lag(hashdiff) over (
            partition by passenger_hk order by valid_from
        ) as predecessor
    from business_vault.sat_passenger_desk_history
) as changed
inner join member on changed.passenger_hk = member.master_passenger_hk
where changed.hashdiff is distinct from changed.predecessor
union
select existing.passenger_hk, existing.since as valid_from
from (
    select passenger_hk, master_passenger_hk, min(since) as since
    from (
        select passenger_hk, master_passenger_hk, load_date as since
        from member
        union all
        select
            member.passenger_hk,
            member.master_passenger_hk,
            own.applied_date
        from member
        inner join raw_vault.sat_passenger_desk as own
            on member.passenger_hk = own.passenger_hk
    ) as met
    group by passenger_hk, master_passenger_hk
) as existing
where not exists (
    select 1
    from raw_vault.sat_passenger_desk as known
    where
        known.passenger_hk = existing.master_passenger_hk
        and known.applied_date <= existing.since
);
