-- The schemas of the warehouse.
create schema if not exists {{ schemas.audit }};
create schema if not exists {{ schemas.raw_vault }};
create schema if not exists {{ schemas.business_vault }};
create schema if not exists {{ schemas.marts }};
