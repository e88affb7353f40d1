-- The index stands again, over all that came, and the planner knows what did.
create index sat_country_names_key on raw_vault.sat_country_names (country_code);

analyze raw_vault.sat_country_names (country_code, load_id, hashdiff);

-- The index stands again, over all that came, and the planner knows what did.
create index sat_tax_names_key on raw_vault.sat_tax_names (country_code, valid_year);

analyze raw_vault.sat_tax_names (country_code, valid_year, load_id, hashdiff);
