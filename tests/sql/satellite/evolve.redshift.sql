-- Appends attributes; rows that are there hold null, and their hashdiffs stay as they are.
alter table raw_vault.sat_ticket_desk add column price decimal(10, 2);
alter table raw_vault.sat_ticket_desk add column is_full_fare boolean;

-- Appends attributes; rows that are there hold null, and their hashdiffs stay as they are.
alter table raw_vault.sat_country_names add column name varchar(65535);
