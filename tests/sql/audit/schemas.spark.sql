-- The schemas of the warehouse.
create schema if not exists audit;
create schema if not exists raw_vault;
create schema if not exists business_vault;
create schema if not exists marts;
