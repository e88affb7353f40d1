-- The moments at which the business vault shows the state of things.
create table if not exists business_vault.snapshot (
    snapshot_date timestamp not null
)
using parquet;
