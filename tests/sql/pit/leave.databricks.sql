-- It has no `delete … using`.
delete from business_vault.pit_ticket as pit
where exists (
    select 1
    from touched
    where
        pit.ticket_hk = touched.ticket_hk
        and pit.snapshot_date >= touched.since
);

-- It has no `delete … using`.
delete from business_vault.pit_flight as pit
where exists (
    select 1
    from touched
    where
        pit.flight_hk = touched.flight_hk
        and pit.snapshot_date >= touched.since
);

-- It has no `delete … using`.
delete from business_vault.pit_passenger as pit
where exists (
    select 1
    from touched
    where
        pit.passenger_hk = touched.passenger_hk
        and pit.snapshot_date >= touched.since
);
