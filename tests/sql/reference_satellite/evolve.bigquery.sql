-- Appends attributes; rows that are there hold null, and their hashdiffs stay as they are.
alter table raw_vault.sat_country_names add column name string;
