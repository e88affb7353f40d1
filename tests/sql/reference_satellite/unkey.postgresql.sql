-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_country_names_key;

-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_tax_names_key;
