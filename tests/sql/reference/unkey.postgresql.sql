-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.ref_country drop constraint if exists ref_country_pkey;

-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.ref_tax drop constraint if exists ref_tax_pkey;
