-- A table gets another name; no row of it is touched.
alter table raw_vault.sat_ticket_counter rename to sat_ticket_desk;
