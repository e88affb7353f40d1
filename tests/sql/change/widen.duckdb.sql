-- Columns get a type that holds every value they have and writes it alike: no hash changes by it.
alter table raw_vault.sat_ticket_desk alter column class type varchar;
alter table raw_vault.sat_ticket_desk alter column price type decimal(10, 2);
alter table raw_vault.sat_ticket_desk alter column is_full_fare type boolean;
