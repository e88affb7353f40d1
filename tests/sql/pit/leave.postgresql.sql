delete from business_vault.pit_ticket
using touched
where
    business_vault.pit_ticket.ticket_hk = touched.ticket_hk
    and business_vault.pit_ticket.snapshot_date >= touched.since
    -- of all of them, which tells where in the table they are
    and business_vault.pit_ticket.snapshot_date >= (select min(since) from touched);

delete from business_vault.pit_flight
using touched
where
    business_vault.pit_flight.flight_hk = touched.flight_hk
    and business_vault.pit_flight.snapshot_date >= touched.since
    -- of all of them, which tells where in the table they are
    and business_vault.pit_flight.snapshot_date >= (select min(since) from touched);

delete from business_vault.pit_crew
using touched
where
    business_vault.pit_crew.crew_hk = touched.crew_hk
    and business_vault.pit_crew.snapshot_date >= touched.since
    -- of all of them, which tells where in the table they are
    and business_vault.pit_crew.snapshot_date >= (select min(since) from touched);
