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
delete from business_vault.pit_crew as pit
where exists (
    select 1
    from touched
    where
        pit.crew_hk = touched.crew_hk
        and pit.snapshot_date >= touched.since
);
