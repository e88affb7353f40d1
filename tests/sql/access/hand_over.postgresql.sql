-- What is built belongs to who loads, since only the owner may make a table anew.
alter table business_vault.dim_flight owner to dvault_loader;
