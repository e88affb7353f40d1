-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.ref_country add constraint ref_country_pkey primary key (country_code);

analyze raw_vault.ref_country (country_code, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.ref_tax add constraint ref_tax_pkey primary key (country_code, valid_year);

analyze raw_vault.ref_tax (country_code, valid_year, load_id);
