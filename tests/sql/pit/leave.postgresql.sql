-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.pit_ticket
using touched
where
    business_vault.pit_ticket.ticket_hk = touched.ticket_hk
    and business_vault.pit_ticket.snapshot_date >= touched.since
    and business_vault.pit_ticket.snapshot_date >= (select min(since) from touched);

-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.pit_flight
using touched
where
    business_vault.pit_flight.flight_hk = touched.flight_hk
    and business_vault.pit_flight.snapshot_date >= touched.since
    and business_vault.pit_flight.snapshot_date >= (select min(since) from touched);

-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.pit_crew
using touched
where
    business_vault.pit_crew.crew_hk = touched.crew_hk
    and business_vault.pit_crew.snapshot_date >= touched.since
    and business_vault.pit_crew.snapshot_date >= (select min(since) from touched);
