-- Takes over what some loads stored that are not read again, as it stands in the vault.
insert into pg_temp.hub_flight (flight_hk, carrier, flight_no)
select flight_hk, carrier, flight_no
from raw_vault.hub_flight as stored
where
    stored.load_id in (6, 7)
    and not exists (
        select 1
        from pg_temp.hub_flight as known
        where
            known.flight_hk = stored.flight_hk
    );

-- Takes over what some loads stored that are not read again, as it stands in the vault.
insert into pg_temp.hub_flight (flight_hk, carrier, flight_no)
select flight_hk, carrier, flight_no
from raw_vault.hub_flight as stored
where
    stored.load_id in (6, 7);
