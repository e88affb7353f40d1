-- The moments at which a value of a key changed, and the one from which on it is known.
select flight_hk, valid_from
from (
    select
        flight_hk,
        valid_from,
        hashdiff,
        lag(hashdiff) over (
            partition by flight_hk order by valid_from
        ) as predecessor
    from business_vault.sat_flight_plans_history
) as flight_plans
where hashdiff is distinct from predecessor
union
select hub.flight_hk, hub.load_date as valid_from
from raw_vault.hub_flight as hub
where not exists (
    select 1
    from raw_vault.sat_flight_plans as known
    where
        known.flight_hk = hub.flight_hk
        and known.applied_date <= hub.load_date
);

-- The moments at which a value of a key changed, and the one from which on it is known.
select hub.airport_hk, hub.load_date as valid_from
from raw_vault.hub_airport as hub;
