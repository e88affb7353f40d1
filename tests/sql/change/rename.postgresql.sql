-- Columns get other names and keep their place, by which they are hashed; no row is touched.
alter table raw_vault.sat_ticket_desk rename column old_0 to class;
alter table raw_vault.sat_ticket_desk rename column old_1 to price;
alter table raw_vault.sat_ticket_desk rename column old_2 to is_full_fare;
